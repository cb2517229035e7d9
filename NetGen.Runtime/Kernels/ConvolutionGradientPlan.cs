using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>The working memory for the gradient of a convolution's parameters.</summary>
internal unsafe struct ConvolutionGradientPlan<T, TConvolution>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
{
    /// <summary>
    /// The pixels that a tile should sum over before its lanes are added up, which takes as long as some twenty pixels:
    /// small images are taken several blocks at a time.
    /// </summary>
    private const int PixelsOfTile = 1024;

    /// <summary>The elements of the input that are copied between zeros at a time: half a megabyte of floats.</summary>
    private const int ChunkLength = 128 * 1024;

    /// <summary>The blocks of the largest slice of a training step (<see cref="Slice{T}.MaxRows"/>).</summary>
    private const int MaxBlocks = Slice<T>.MaxRows / Lanes.Width;

    /// <summary>How the taps are cut.</summary>
    public readonly ConvolutionTaps<TConvolution> Taps;

    /// <summary>The gradient of the weight, packed.</summary>
    public readonly T* Weight;

    /// <summary>The gradient of the bias, packed.</summary>
    public readonly T* Bias;

    /// <summary>The lanes of a tile's sums.</summary>
    public readonly T* Sums;

    /// <summary>Some channels of the input with zeros around them, block after block.</summary>
    public readonly T* Planes;

    /// <summary>For each vector of a row of the output its distance from the first, in the input and in the output.</summary>
    public readonly int* Steps;

    /// <summary>The blocks that a tile sums over.</summary>
    public readonly int Blocks;

    /// <summary>The tiles along <see cref="ConvolutionTaps{TConvolution}.Outers"/> that use what is copied at a time.</summary>
    public readonly int TilesOfChunk;

    /// <summary>Takes the memory for the plan, whose contents are for <see cref="Prepare"/> to compute.</summary>
    public ConvolutionGradientPlan(ref Scratch<T> scratch)
    {
        Taps = new ConvolutionTaps<TConvolution>();
        Blocks = Math.Clamp(PixelsOfTile / (TConvolution.OutputHeight * TConvolution.OutputWidth), 1, MaxBlocks);
        var tile = Blocks * Taps.PlaneLength * (Taps.SpansChannels ? Taps.OutersOfTile : 1);
        TilesOfChunk = Taps.SpansChannels ? (int)Math.Max(1, ChunkLength / tile) : Taps.OuterTiles;

        Weight = scratch.Take<T>(ConvolutionWeight<TConvolution>.PackedLength);
        Bias = scratch.Take<T>(Panels.PaddedFeatures(TConvolution.OutputChannels));
        Sums = scratch.Take<T>(
            ConvolutionTile<T>.LongestLongSide * ConvolutionTile<T>.LongestShortSide * Lanes.Width);
        Steps = scratch.Take<int>(2 * (nint)TConvolution.OutputWidth * Lanes.Width);
        Planes = scratch.Take<T>(!Taps.IsPadded ? 0 : Taps.SpansChannels ? tile * TilesOfChunk : tile);
    }

    /// <summary>Sets the gradients to zero, as the borders of the planes, and computes the steps.</summary>
    /// <param name="vectorLength">The lanes of a vector.</param>
    public readonly void Prepare(int vectorLength)
    {
        // The parts follow each other.
        NativeMemory.Clear(Weight, (nuint)((byte*)Sums - (byte*)Weight));
        var steps = Steps;
        for (var column = 0; column < TConvolution.OutputWidth; column++)
        {
            for (var part = 0; part < Lanes.Width; part += vectorLength)
            {
                *steps++ = (column * TConvolution.Stride * Lanes.Width) + part;
                *steps++ = (column * Lanes.Width) + part;
            }
        }
    }
}
