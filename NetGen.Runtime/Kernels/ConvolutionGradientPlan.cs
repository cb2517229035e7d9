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

    /// <summary>How the taps are cut.</summary>
    public readonly ConvolutionTaps<TConvolution> Taps;

    /// <summary>The gradient of the weight, packed.</summary>
    public readonly T* Weight;

    /// <summary>The gradient of the bias, packed.</summary>
    public readonly T* Bias;

    /// <summary>The sums, lane by lane, of all tiles that share their input channels.</summary>
    public readonly T* Sums;

    /// <summary>Input channels of a tile with zeros around them, block by block.</summary>
    public readonly T* Planes;

    /// <summary>For each vector of a band its distance from the first, in the input and in the output.</summary>
    public readonly int* Steps;

    /// <summary>The rows of the output in a band; the last band may have fewer.</summary>
    public readonly int BandRows;

    /// <summary>The blocks in a band: more than one where their images are small.</summary>
    public readonly int BandBlocks;

    /// <summary>Takes the memory for the plan, whose contents are for <see cref="Prepare"/> to compute.</summary>
    public ConvolutionGradientPlan(ref Scratch<T> scratch)
    {
        Taps = new ConvolutionTaps<TConvolution>();
        var bands = ConvolutionTiling.Parts(
            TConvolution.OutputHeight, Math.Max(1, PixelsOfBand / TConvolution.OutputWidth));
        BandRows = ConvolutionTiling.Longest(TConvolution.OutputHeight, bands);
        BandBlocks = Math.Clamp(
            PixelsOfBand / (TConvolution.OutputHeight * TConvolution.OutputWidth), 1, Slice<T>.MaxRows / Lanes.Width);
        Weight = scratch.Take<T>(ConvolutionWeight<TConvolution>.PackedLength);
        Bias = scratch.Take<T>(Panels.PaddedFeatures(TConvolution.OutputChannels));
        Sums = scratch.Take<T>(SumsLength);
        Steps = scratch.Take<int>(2 * (nint)BandBlocks * BandRows * TConvolution.OutputWidth * Lanes.Width);
        Planes = scratch.Take<T>(Taps.IsPadded ? BandBlocks * PlanesOfBlock : 0);
    }

    /// <summary>The elements of <see cref="Planes"/> from block to block.</summary>
    public readonly nint PlanesOfBlock => Taps.ChannelsOfTile * Taps.PlaneLength;

    /// <summary>The elements of <see cref="Sums"/>.</summary>
    public readonly nint SumsLength => (nint)Taps.ChannelTiles * ConvolutionTile<T>.LongestShortSide
        * TConvolution.KernelHeight * TConvolution.KernelWidth * Taps.ChannelsOfTile * Lanes.Width;

    /// <summary>Sets the gradients to zero, and what surrounds the planes, and computes the steps.</summary>
    /// <param name="vectorLength">The lanes of a vector.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Prepare(int vectorLength)
    {
        NativeMemory.Clear(Weight, (nuint)(ConvolutionWeight<TConvolution>.PackedLength * sizeof(T)));
        NativeMemory.Clear(Bias, (nuint)(Panels.PaddedFeatures(TConvolution.OutputChannels) * sizeof(T)));
        if (Taps.IsPadded)
            NativeMemory.Clear(Planes, (nuint)(BandBlocks * PlanesOfBlock * sizeof(T)));
        var inputs = Taps.IsPadded
            ? PlanesOfBlock
            : (nint)TConvolution.InputChannels * TConvolution.InputHeight * TConvolution.InputWidth * Lanes.Width;
        var outputs =
            (nint)TConvolution.OutputChannels * TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width;
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
                        *steps++ = (int)((block * inputs) + (pixel * Lanes.Width) + part);
                        *steps++ = (int)((block * outputs)
                            + (((row * TConvolution.OutputWidth) + column) * Lanes.Width) + part);
                    }
                }
            }
        }
    }
}
