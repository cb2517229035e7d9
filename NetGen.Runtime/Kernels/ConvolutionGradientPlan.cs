using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>The working memory for the gradient of a convolution's parameters.</summary>
internal unsafe struct ConvolutionGradientPlan<T, TConvolution>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
{
    /// <summary>
    /// The pixels that a tile sums over at a time: so many that loading and storing its sums hardly counts, so few that
    /// the first-level cache holds them for the tiles that share them.
    /// </summary>
    private const int PixelsOfBand = 128;

    /// <summary>
    /// The bytes of the input that tiles which are summed together read, and of the copy of it where it is padded: what a
    /// common second-level cache holds. The more there are, the less often the output's gradient is read.
    /// </summary>
    private const int GroupBytes = 384 * 1024;

    /// <summary>The most sums of a tile, in whole vectors.</summary>
    private const int TileSums = 2 * Lanes.Width;

    /// <summary>How the taps are cut.</summary>
    public readonly ConvolutionTaps<TConvolution> Taps;

    /// <summary>The gradient of the weight, packed.</summary>
    public readonly T* Weight;

    /// <summary>The gradient of the bias, packed.</summary>
    public readonly T* Bias;

    /// <summary>For each vector of a band its distance from the first, in the input and in the output.</summary>
    public readonly int* Steps;

    /// <summary>The rows of the output in a band; the last band may have fewer.</summary>
    public readonly int BandRows;

    /// <summary>The blocks in a band: more than one where their images are small.</summary>
    public readonly int BandBlocks;

    /// <summary>The groups of tiles that are summed together.</summary>
    public readonly int TileGroups;

    /// <summary>The rows of the output whose input is copied at a time: whole bands, where the input is padded.</summary>
    public readonly int CopiedRows;

    /// <summary>Whether the tiles read a copy of the output's gradient.</summary>
    public readonly bool CopiesGradient;

    /// <summary>The memory of the thread that planned, of <see cref="OwnLength"/>: each other thread needs as much.</summary>
    public readonly T* Own;

    /// <summary>Takes the memory for the plan, whose contents are for <see cref="Prepare"/> to compute.</summary>
    /// <param name="scratch">The memory.</param>
    /// <param name="isComputed">Whether the output's gradient has to be copied because it lies nowhere.</param>
    public ConvolutionGradientPlan(ref Scratch<T> scratch, bool isComputed)
    {
        Taps = new ConvolutionTaps<TConvolution>();
        CopiesGradient = isComputed;
        var bands = ConvolutionTiling.Parts(
            TConvolution.OutputHeight, Math.Max(1, PixelsOfBand / TConvolution.OutputWidth));
        BandRows = ConvolutionTiling.Longest(TConvolution.OutputHeight, bands);
        BandBlocks = Math.Clamp(
            PixelsOfBand / (TConvolution.OutputHeight * TConvolution.OutputWidth), 1, Slice<T>.MaxRows / Lanes.Width);
        var channels = Taps.SpansChannels ? Taps.InputChannels : 1;
        CopiedRows = BandRows;
        TileGroups = ConvolutionTiling.Parts(
            Taps.OuterTiles, (int)Math.Clamp(GroupBytes / BytesOf(BandRows, Taps.ChannelsOfTile), 1, Taps.OuterTiles));
        if (!Taps.SpansChannels)
            TileGroups = 1;
        while (CopiedRows < TConvolution.OutputHeight && BytesOf(CopiedRows + BandRows, channels) <= GroupBytes)
            CopiedRows += BandRows;

        Weight = scratch.Take<T>(ConvolutionWeight<TConvolution>.PackedLength);
        Bias = scratch.Take<T>(Panels.PaddedFeatures(TConvolution.OutputChannels));
        Steps = scratch.Take<int>(2 * (nint)BandBlocks * BandRows * TConvolution.OutputWidth * Lanes.Width);
        Own = scratch.Take<T>(OwnLength);
    }

    /// <summary>The most input channels that are summed over together.</summary>
    public readonly int ChannelsOfGroup => Taps.ChannelsOfTile * TilesOfGroup;

    /// <summary>The elements of an input channel, as the tiles read it; an odd number of pixels where it is a copy.</summary>
    public readonly nint PlaneLength => Lanes.Width * (Taps.IsPadded
        ? ((nint)RowsRead(CopiedRows) * Taps.PlaneWidth) | 1
        : (nint)TConvolution.InputHeight * TConvolution.InputWidth);

    /// <summary>From one of the channels, or rows, that tiles span to the next.</summary>
    public readonly nint OuterStride =>
        Taps.SpansChannels ? PlaneLength : (nint)TConvolution.Dilation * Taps.PlaneWidth * Lanes.Width;

    /// <summary>The elements of the input from block to block, as the tiles read it.</summary>
    public readonly nint InputsOfBlock => PlaneLength * (Taps.IsPadded ? ChannelsOfGroup : TConvolution.InputChannels);

    /// <summary>The elements of an output channel, as the tiles read it.</summary>
    public readonly nint OutputPlane => CopiesGradient
        ? (((nint)BandRows * TConvolution.OutputWidth) | 1) * Lanes.Width
        : (nint)TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width;

    /// <summary>From block to block of the output, as the tiles read it: a copy is of one tile's channels.</summary>
    public readonly nint OutputsOfBlock =>
        (CopiesGradient ? ConvolutionTile<T>.LongestShortSide : TConvolution.OutputChannels) * OutputPlane;

    private readonly int TilesOfGroup => ConvolutionTiling.Longest(Taps.OuterTiles, TileGroups);

    /// <summary>The elements of <see cref="Sums"/>.</summary>
    public readonly nint SumsLength => (nint)Taps.ChannelTiles * TilesOfGroup * Taps.ColumnTiles
        * (Taps.SpansChannels ? TConvolution.KernelHeight : 1) * TileSums;

    private readonly nint PlanesLength => Taps.IsPadded ? BandBlocks * InputsOfBlock : 0;

    private readonly nint GradientLength => CopiesGradient ? BandBlocks * OutputsOfBlock : 0;

    private readonly nint BiasSumsLength => (nint)Taps.OutputChannels * Lanes.Width;

    /// <summary>The elements of memory that each thread needs for itself.</summary>
    public readonly nint OwnLength =>
        SumsLength + PlanesLength + GradientLength + BiasSumsLength + (TileSums * Lanes.Width);

    /// <summary>The sums of all tiles that are summed together.</summary>
    /// <param name="own">A thread's own memory.</param>
    public static T* Sums(T* own) => own;

    /// <summary>Input channels with zeros around them, block by block.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Planes(T* own) => own + SumsLength;

    /// <summary>A band of the gradient of the channels of one tile, block by block, where it is copied.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Gradient(T* own) => Planes(own) + PlanesLength;

    /// <summary>For each output channel of a group the sum of its gradient, a vector.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* BiasSums(T* own) => Gradient(own) + GradientLength;

    /// <summary>The sums of a tile over a band, each a vector of examples.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Products(T* own) => BiasSums(own) + BiasSumsLength;

    /// <summary>The tiles of all groups of channels.</summary>
    public readonly int Units => TConvolution.Groups * UnitsOfGroup;

    /// <summary>The tiles of a group of channels.</summary>
    public readonly int UnitsOfGroup => Taps.ChannelTiles * Taps.OuterTiles;

    /// <summary>The first tile of a group of tiles.</summary>
    public readonly int FirstTile(int tileGroup) => ConvolutionTiling.First(Taps.OuterTiles, TileGroups, tileGroup);

    /// <summary>Sets the gradients to zero, and computes the steps.</summary>
    /// <param name="vectorLength">The lanes of a vector.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Prepare(int vectorLength)
    {
        NativeMemory.Clear(Weight, (nuint)(ConvolutionWeight<TConvolution>.PackedLength * sizeof(T)));
        NativeMemory.Clear(Bias, (nuint)(Panels.PaddedFeatures(TConvolution.OutputChannels) * sizeof(T)));
        var steps = Steps;
        for (var block = 0; block < BandBlocks; block++)
        {
            for (var row = 0; row < BandRows; row++)
            {
                for (var column = 0; column < TConvolution.OutputWidth; column++)
                {
                    var pixel = ((row * Taps.PlaneWidth) + column) * TConvolution.Stride;
                    for (var part = 0; part < Lanes.Width; part += vectorLength)
                    {
                        *steps++ = (int)((block * InputsOfBlock) + (pixel * Lanes.Width) + part);
                        *steps++ = (int)((block * OutputsOfBlock)
                            + (((row * TConvolution.OutputWidth) + column) * Lanes.Width) + part);
                    }
                }
            }
        }
    }

    /// <summary>The rows of the input that so many rows of the output see.</summary>
    private static int RowsRead(int rows) => ConvolutionTaps<TConvolution>.Read(rows, TConvolution.KernelHeight);

    /// <summary>The bytes of the input that so many rows of the output and so many channels see.</summary>
    private readonly long BytesOf(int rows, int channels) =>
        (long)BandBlocks * channels * RowsRead(rows) * Taps.PlaneWidth * Lanes.Width * sizeof(T);
}
