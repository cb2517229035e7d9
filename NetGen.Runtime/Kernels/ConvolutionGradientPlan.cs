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
    private const int PixelsOfBand = 112;

    /// <summary>
    /// The bytes of sums, and those of input planes, of the tiles that are summed together: what a common second-level
    /// cache holds next to a band of the output's gradient. The more there are, the less often that is read.
    /// </summary>
    private const int GroupBytes = 384 * 1024;

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
        TileGroups = 1;
        if (Taps.SpansChannels)
        {
            var planes = Taps.IsPadded ? BandBlocks * Taps.ChannelsOfTile * Taps.PlaneLength : 0;
            var tiles = (int)Math.Clamp(GroupBytes / sizeof(T) / Math.Max(SumsOfTile, planes), 1, Taps.OuterTiles);
            TileGroups = ConvolutionTiling.Parts(Taps.OuterTiles, tiles);
        }

        Weight = scratch.Take<T>(ConvolutionWeight<TConvolution>.PackedLength);
        Bias = scratch.Take<T>(Panels.PaddedFeatures(TConvolution.OutputChannels));
        Steps = scratch.Take<int>(2 * (nint)BandBlocks * BandRows * TConvolution.OutputWidth * Lanes.Width);
        Own = scratch.Take<T>(OwnLength);
    }

    /// <summary>The most input channels that are summed over together.</summary>
    public readonly int ChannelsOfGroup => Taps.ChannelsOfTile * TilesOfGroup;

    /// <summary>The elements of an input channel from block to block, as the tiles read it.</summary>
    public readonly nint InputsOfBlock => Taps.IsPadded
        ? ChannelsOfGroup * Taps.PlaneLength
        : (nint)TConvolution.InputChannels * TConvolution.InputHeight * TConvolution.InputWidth * Lanes.Width;

    /// <summary>The elements of an output channel, as the tiles read it.</summary>
    public readonly nint OutputPlane => CopiesGradient
        ? (((nint)BandRows * TConvolution.OutputWidth) | 1) * Lanes.Width
        : (nint)TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width;

    /// <summary>The elements of the output from block to block, as the tiles read it.</summary>
    public readonly nint OutputsOfBlock =>
        (CopiesGradient ? Taps.OutputChannels : TConvolution.OutputChannels) * OutputPlane;

    private readonly int TilesOfGroup => ConvolutionTiling.Longest(Taps.OuterTiles, TileGroups);

    private readonly nint SumsOfTile => (nint)Taps.ChannelTiles * ConvolutionTile<T>.LongestShortSide
        * TConvolution.KernelHeight * TConvolution.KernelWidth * Taps.ChannelsOfTile * Lanes.Width;

    private readonly nint SumsLength => SumsOfTile * (Taps.SpansChannels ? TilesOfGroup : 1);

    private readonly nint PlanesLength => Taps.IsPadded ? BandBlocks * InputsOfBlock : 0;

    /// <summary>The elements of memory that each thread needs for itself.</summary>
    public readonly nint OwnLength =>
        SumsLength + PlanesLength + (CopiesGradient ? BandBlocks * OutputsOfBlock : 0);

    /// <summary>The sums, lane by lane, of all tiles that are summed together.</summary>
    /// <param name="own">A thread's own memory.</param>
    public static T* Sums(T* own) => own;

    /// <summary>Input channels with zeros around them, block by block.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Planes(T* own) => own + SumsLength;

    /// <summary>A band of the output's gradient, block by block.</summary>
    /// <param name="own">A thread's own memory.</param>
    public readonly T* Gradient(T* own) => Planes(own) + PlanesLength;

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

    /// <summary>Sets what surrounds a thread's planes to zero.</summary>
    public readonly void ClearPlanes(T* own) =>
        NativeMemory.Clear(Planes(own), (nuint)(PlanesLength * sizeof(T)));
}
