using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace NetGen.Kernels;

/// <summary>How the pixels of an image lie: as many channels of each side by side as a panel holds, or one.</summary>
internal interface IPixelSource
{
    /// <summary>The channels of a pixel that lie side by side: the elements from a pixel to the next.</summary>
    static abstract int Width { get; }
}

/// <summary>Panels of channels.</summary>
internal readonly struct PanelSource<TConvolution> : IPixelSource
    where TConvolution : struct, IConvolution
{
    public static int Width => Panels.Width(TConvolution.InputChannels);
}

/// <summary>Channel after channel, as the caller of a network has them.</summary>
internal readonly struct PlaneSource : IPixelSource
{
    public static int Width => 1;
}

/// <summary>
/// What the convolution of an example needs besides its operands: the image with its margins of zeros, and the steps over
/// which every pixel sums, whose distances are the same wherever the pixel lies.
/// </summary>
internal readonly unsafe struct PixelConvolutionPlan<T, TConvolution, TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TSource : struct, IPixelSource
{
    /// <summary>The image between its margins; null where it has none.</summary>
    public readonly T* Image;

    /// <summary>For each step the distance in the image and in the weight.</summary>
    public readonly int* Steps;

    /// <summary>A bias of zeros, for a panel.</summary>
    public readonly T* Zeros;

    /// <summary>The sums of a tile before those of the group's channels are picked out of them.</summary>
    public readonly T* Sums;

    public PixelConvolutionPlan(ref Scratch<T> scratch)
    {
        Image = HasMargin ? scratch.Take<T>((nint)PaddedChannels * Height * Width) : null;
        Steps = scratch.Take<int>(2 * (nint)StepCount);
        Zeros = scratch.Take<T>(MostColumns);
        Sums = scratch.Take<T>(IsGrouped ? ConvolutionTile<T>.LongestLongSide * MostColumns : 0);
    }

    /// <summary>The columns of a panel at most.</summary>
    private const int MostColumns = 32;

    /// <summary>Whether each channel has a kernel of its own, so that channels are lanes on both sides.</summary>
    public static bool IsDepthwise => TConvolution.Groups > 1 && TConvolution.Groups == TConvolution.InputChannels
        && TConvolution.Groups == TConvolution.OutputChannels && TSource.Width > 1;

    /// <summary>Whether the channels of several groups may share a vector, whose lanes then need different inputs.</summary>
    public static bool IsGrouped => TConvolution.Groups > 1 && !IsDepthwise;

    /// <summary>The rows that the windows cover, margins included.</summary>
    public static int Height =>
        ((TConvolution.OutputHeight - 1) * TConvolution.Stride) + ((TConvolution.KernelHeight - 1) * TConvolution.Dilation) + 1;

    /// <summary>The columns from one row to the next.</summary>
    public static int Width => HasMargin ? CoveredWidth : TConvolution.InputWidth;

    /// <summary>The elements of a panel of the image.</summary>
    public static nint PanelLength =>
        (nint)(HasMargin ? Height : TConvolution.InputHeight) * Width * TSource.Width;

    /// <summary>Whether windows reach over the image's border.</summary>
    public static bool HasMargin => TConvolution.PadTop > 0 || TConvolution.PadLeft > 0
        || Height > TConvolution.InputHeight || CoveredWidth > TConvolution.InputWidth;

    /// <summary>The steps of a pixel.</summary>
    public static int StepCount => (IsDepthwise ? 1 : GroupInputs) * ConvolutionWeight<TConvolution>.Taps;

    /// <summary>The input channels of a group.</summary>
    public static int GroupInputs => TConvolution.InputChannels / TConvolution.Groups;

    /// <summary>The accumulators of a tile: what the registers hold beside its operands.</summary>
    public static int Accumulators => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 24 : 12;

    private static int CoveredWidth =>
        ((TConvolution.OutputWidth - 1) * TConvolution.Stride) + ((TConvolution.KernelWidth - 1) * TConvolution.Dilation) + 1;

    private static int PaddedChannels =>
        (TConvolution.InputChannels + TSource.Width - 1) / TSource.Width * TSource.Width;

    /// <summary>The place of a channel's first pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Channel(int channel) =>
        (channel / TSource.Width * PanelLength) + (channel % TSource.Width);

    /// <summary>The image as the steps read it: the source itself, or its copy between margins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public T* Between(T* source)
    {
        if (!HasMargin)
            return source;
        var left = TConvolution.PadLeft;
        var columns = Math.Min(TConvolution.InputWidth, Width - left);
        var right = Width - left - columns;
        var rowLength = (nint)Width * TSource.Width;
        for (var panel = 0; panel < PaddedChannels / TSource.Width; panel++)
        {
            var to = Image + (panel * PanelLength);
            for (var row = 0; row < Height; row++, to += rowLength)
            {
                var y = row - TConvolution.PadTop;
                if ((uint)y >= (uint)TConvolution.InputHeight || columns <= 0)
                {
                    new Span<T>(to, (int)rowLength).Clear();
                    continue;
                }

                new Span<T>(to, left * TSource.Width).Clear();
                var from = source
                    + ((((nint)panel * TConvolution.InputHeight) + y) * TConvolution.InputWidth * TSource.Width);
                new ReadOnlySpan<T>(from, columns * TSource.Width)
                    .CopyTo(new Span<T>(to + ((nint)left * TSource.Width), columns * TSource.Width));
                new Span<T>(to + ((nint)(left + columns) * TSource.Width), right * TSource.Width).Clear();
            }
        }

        return Image;
    }

    /// <summary>Computes the steps of a group.</summary>
    /// <param name="firstInput">Its first input channel; in a depthwise convolution 0, for the lanes are channels.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Prepare(int firstInput)
    {
        var nextWeight = Panels.Width(TConvolution.OutputChannels);
        var step = Steps;
        var weight = 0;
        for (var channel = 0; channel < (IsDepthwise ? 1 : GroupInputs); channel++)
        {
            var first = Channel(firstInput + channel);
            for (var row = 0; row < TConvolution.KernelHeight; row++)
            {
                for (var column = 0; column < TConvolution.KernelWidth; column++, weight += nextWeight, step += 2)
                {
                    var pixel = ((nint)row * TConvolution.Dilation * Width) + (column * TConvolution.Dilation);
                    step[0] = checked((int)(first + (pixel * TSource.Width)));
                    step[1] = weight;
                }
            }
        }
    }
}
