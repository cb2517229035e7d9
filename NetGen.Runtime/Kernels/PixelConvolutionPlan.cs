using System.Numerics;
using System.Runtime.CompilerServices;

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
/// What the convolution of an example needs besides its operands: the steps over which every pixel sums, whose distances
/// are the same wherever the pixel lies, and for each thread a band of the image between margins of zeros.
/// </summary>
internal readonly unsafe struct PixelConvolutionPlan<T, TConvolution, TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TSource : struct, IPixelSource
{
    /// <summary>
    /// For each step the distance in the image and in the weight; those of groups differ, and are each thread's own.
    /// </summary>
    public readonly int* Steps;

    /// <summary>A bias of zeros, for a panel.</summary>
    public readonly T* Zeros;

    /// <summary>The memory of the thread that planned, of <see cref="OwnLength"/>: each other thread needs as much.</summary>
    public readonly T* Own;

    /// <summary>The columns of a panel at most.</summary>
    private const int MostColumns = 32;

    /// <summary>The bytes of a band that the first-level cache holds next to weights and results.</summary>
    private const int LeastBandBytes = 28 * 1024;

    /// <summary>The bytes of a band that the second-level cache holds next to weights and results.</summary>
    private const int MostBandBytes = 512 * 1024;

    public PixelConvolutionPlan(ref Scratch<T> scratch)
    {
        Steps = scratch.Take<int>(IsGrouped ? 0 : 2 * (nint)StepCount);
        Zeros = scratch.Take<T>(MostColumns);
        Own = scratch.Take<T>(OwnLength);
    }

    /// <summary>Whether each channel has a kernel of its own, so that channels are lanes on both sides.</summary>
    public static bool IsDepthwise => TConvolution.Groups > 1 && TConvolution.Groups == TConvolution.InputChannels
        && TConvolution.Groups == TConvolution.OutputChannels && TSource.Width > 1;

    /// <summary>Whether the channels of several groups may share a vector, whose lanes then need different inputs.</summary>
    public static bool IsGrouped => TConvolution.Groups > 1 && !IsDepthwise;

    /// <summary>The columns from one row to the next.</summary>
    public static int Width => HasMargin ? CoveredWidth : TConvolution.InputWidth;

    /// <summary>The elements of a panel of the image, or of its band between margins.</summary>
    public static nint PanelLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nint)(HasMargin ? HeightOf(BandRows) : TConvolution.InputHeight) * Width * TSource.Width;
    }

    /// <summary>Whether windows reach over the image's border.</summary>
    public static bool HasMargin => TConvolution.PadTop > 0 || TConvolution.PadLeft > 0
        || HeightOf(TConvolution.OutputHeight) > TConvolution.InputHeight || CoveredWidth > TConvolution.InputWidth;

    /// <summary>
    /// The rows of outputs that a band of the image is copied for: it stays in the first-level cache, or is as large as the
    /// weights, which are read once for each band.
    /// </summary>
    public static int BandRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var rowBytes = (long)PaddedChannels * Width * sizeof(T);
            var bytes = Math.Clamp(ConvolutionWeight<TConvolution>.PackedLength * sizeof(T), LeastBandBytes, MostBandBytes);
            var rows = ((int)Math.Min(int.MaxValue, bytes / rowBytes) - HeightOf(1)) / TConvolution.Stride;
            return Math.Clamp(rows + 1, 1, TConvolution.OutputHeight);
        }
    }

    /// <summary>The steps of a pixel.</summary>
    public static int StepCount => (IsDepthwise ? 1 : GroupInputs) * ConvolutionWeight<TConvolution>.Taps;

    /// <summary>The input channels of a group.</summary>
    public static int GroupInputs => TConvolution.InputChannels / TConvolution.Groups;

    /// <summary>The elements of memory that each thread needs for itself.</summary>
    public static nint OwnLength
    {
        get
        {
            var scratch = default(Scratch<T>);
            _ = new PixelConvolutionMemory<T, TConvolution, TSource>(ref scratch);
            return scratch.Length;
        }
    }

    /// <summary>The channels of the image, those that pad its panels included.</summary>
    public static int PaddedChannels =>
        (TConvolution.InputChannels + TSource.Width - 1) / TSource.Width * TSource.Width;

    private static int CoveredWidth =>
        ((TConvolution.OutputWidth - 1) * TConvolution.Stride) + ((TConvolution.KernelWidth - 1) * TConvolution.Dilation) + 1;

    /// <summary>The rows of the image, margins included, that so many rows of outputs see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int HeightOf(int rows) =>
        ((rows - 1) * TConvolution.Stride) + ((TConvolution.KernelHeight - 1) * TConvolution.Dilation) + 1;

    /// <summary>The place of a channel's first pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Channel(int channel) =>
        (channel / TSource.Width * PanelLength) + (channel % TSource.Width);

    /// <summary>Computes the steps of a group.</summary>
    /// <param name="steps">Receives them.</param>
    /// <param name="firstInput">Its first input channel; in a depthwise convolution 0, for the lanes are channels.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Prepare(int* steps, int firstInput)
    {
        var nextWeight = Panels.Width(TConvolution.OutputChannels);
        var step = steps;
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

/// <summary>The memory that a thread has for itself in the convolution of an example.</summary>
internal readonly unsafe struct PixelConvolutionMemory<T, TConvolution, TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TSource : struct, IPixelSource
{
    /// <summary>A band of the image between its margins, where it has any.</summary>
    public readonly T* Image;

    /// <summary>The sums of a tile before those of the group's channels are picked out of them.</summary>
    public readonly T* Sums;

    /// <summary>The steps of a group.</summary>
    public readonly int* Steps;

    public PixelConvolutionMemory(ref Scratch<T> scratch)
    {
        Image = scratch.Take<T>(PixelConvolutionPlan<T, TConvolution, TSource>.HasMargin
            ? PixelConvolutionPlan<T, TConvolution, TSource>.PaddedChannels / TSource.Width
                * PixelConvolutionPlan<T, TConvolution, TSource>.PanelLength
            : 0);
        var isGrouped = PixelConvolutionPlan<T, TConvolution, TSource>.IsGrouped;
        Sums = scratch.Take<T>(
            isGrouped ? ConvolutionTile<T>.LongestLongSide * Panels.Width(TConvolution.OutputChannels) : 0);
        Steps = scratch.Take<int>(isGrouped ? 2 * (nint)PixelConvolutionPlan<T, TConvolution, TSource>.StepCount : 0);
    }

    /// <summary>Copies the part of an image that some rows of outputs see, margins included.</summary>
    /// <param name="source">The image.</param>
    /// <param name="firstRow">The first of the rows of outputs.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="rowsBefore">
    /// The rows of outputs just before that this memory has the band of, or 0: what these saw too is moved and not read again.
    /// </param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void CopyBand<V>(T* source, int firstRow, int rows, int rowsBefore)
        where V : struct, ISimd<V, T>
    {
        var width = PixelConvolutionPlan<T, TConvolution, TSource>.Width;
        var left = TConvolution.PadLeft;
        var columns = Math.Max(0, Math.Min(TConvolution.InputWidth, width - left));
        var rowLength = (nint)width * TSource.Width;
        var top = (firstRow * TConvolution.Stride) - TConvolution.PadTop;
        var height = PixelConvolutionPlan<T, TConvolution, TSource>.HeightOf(rows);
        var next = rowsBefore * TConvolution.Stride;
        var kept = rowsBefore == 0
            ? 0
            : Math.Clamp(PixelConvolutionPlan<T, TConvolution, TSource>.HeightOf(rowsBefore) - next, 0, height);
        for (var panel = 0; panel < PixelConvolutionPlan<T, TConvolution, TSource>.PaddedChannels / TSource.Width; panel++)
        {
            var to = Image + (panel * PixelConvolutionPlan<T, TConvolution, TSource>.PanelLength);
            Copy<V>(to + (next * rowLength), to, kept * rowLength);
            to += kept * rowLength;
            for (var y = top + kept; y < top + height; y++, to += rowLength)
            {
                if ((uint)y >= (uint)TConvolution.InputHeight)
                {
                    Clear<V>(to, rowLength);
                    continue;
                }

                var start = (nint)left * TSource.Width;
                var end = start + ((nint)columns * TSource.Width);
                Clear<V>(to, start);
                Copy<V>(
                    source + ((((nint)panel * TConvolution.InputHeight) + y) * TConvolution.InputWidth * TSource.Width),
                    to + start,
                    end - start);
                Clear<V>(to + end, rowLength - end);
            }
        }
    }

    /// <summary>Copies elements to a place that may be shortly before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<V>(T* from, T* to, nint length)
        where V : struct, ISimd<V, T>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(to + i, V.Load(from + i));
        for (; i < length; i++)
            to[i] = from[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear<V>(T* to, nint length)
        where V : struct, ISimd<V, T>
    {
        nint i = 0;
        for (; i <= length - V.Count; i += V.Count)
            V.Store(to + i, V.Zero);
        for (; i < length; i++)
            to[i] = T.Zero;
    }
}
