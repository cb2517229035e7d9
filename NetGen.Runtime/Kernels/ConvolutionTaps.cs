using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// How the gradient of a weight is cut into tiles of taps (the elements of kernels) by output channels. The taps of a tile
/// are some columns of the kernel at several input channels or, where a group has a single one, at several rows.
/// </summary>
internal static class ConvolutionTaps<TConvolution>
    where TConvolution : struct, IConvolution
{
    /// <summary>The input channels of a group.</summary>
    public static int InputChannels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TConvolution.InputChannels / TConvolution.Groups;
    }

    /// <summary>The output channels of a group.</summary>
    public static int OutputChannels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TConvolution.OutputChannels / TConvolution.Groups;
    }

    /// <summary>Whether some outputs see zeros around the input, which then has to be copied between them.</summary>
    public static bool IsPadded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TConvolution.PadTop > 0
            || TConvolution.PadLeft > 0
            || ReadHeight > TConvolution.InputHeight
            || ReadWidth > TConvolution.InputWidth;
    }

    /// <summary>The rows of a channel as the tiles read it.</summary>
    public static int PlaneHeight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsPadded ? ReadHeight : TConvolution.InputHeight;
    }

    /// <summary>The columns of a channel as the tiles read it.</summary>
    public static int PlaneWidth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsPadded ? ReadWidth : TConvolution.InputWidth;
    }

    /// <summary>The elements of a channel as the tiles read it.</summary>
    public static nint PlaneLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nint)PlaneHeight * PlaneWidth * Lanes.Width;
    }

    /// <summary>Whether a tile spans input channels; else it spans rows of the kernel.</summary>
    public static bool SpansChannels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => InputChannels > 1;
    }

    /// <summary>The input channels, or rows of the kernel, that tiles span.</summary>
    public static int Outers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SpansChannels ? InputChannels : TConvolution.KernelHeight;
    }

    /// <summary>From one of them to the next.</summary>
    public static nint OuterStride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SpansChannels ? PlaneLength : (nint)TConvolution.Dilation * PlaneWidth * Lanes.Width;
    }

    /// <summary>The tiles along the channels of the output.</summary>
    public static int ChannelTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.ShortTiles(OutputChannels);
    }

    /// <summary>The output channels of the largest tile.</summary>
    public static int Channels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(OutputChannels, ChannelTiles);
    }

    /// <summary>The tiles along the columns of the kernel.</summary>
    public static int ColumnTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Parts(TConvolution.KernelWidth, ConvolutionTiling.LongSide(OutputChannels));
    }

    /// <summary>The kernel's columns in the largest tile.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(TConvolution.KernelWidth, ColumnTiles);
    }

    /// <summary>The tiles along the channels, or rows of the kernel, that they span.</summary>
    public static int OuterTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Parts(Outers, ConvolutionTiling.LongSide(OutputChannels) / Columns);
    }

    /// <summary>The channels, or rows of the kernel, of the largest tile.</summary>
    public static int OutersOfTile
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(Outers, OuterTiles);
    }

    private static int ReadHeight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((TConvolution.OutputHeight - 1) * TConvolution.Stride)
            + ((TConvolution.KernelHeight - 1) * TConvolution.Dilation) + 1;
    }

    private static int ReadWidth
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((TConvolution.OutputWidth - 1) * TConvolution.Stride)
            + ((TConvolution.KernelWidth - 1) * TConvolution.Dilation) + 1;
    }
}

/// <summary>
/// A tile with taps along the long side, <typeparamref name="TColumns"/> columns of the kernel at a time, and output
/// channels along the short one. The sums stand one after the other.
/// </summary>
internal readonly unsafe struct TapTile<T, TConvolution, TColumns> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TColumns : struct, IConstant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, int i)
        where V : struct, ISimd<V, T> =>
        V.Load(a
            + (i / TColumns.Value * ConvolutionTaps<TConvolution>.OuterStride)
            + (i % TColumns.Value * TConvolution.Dilation * Lanes.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, int j)
        where V : struct, ISimd<V, T> =>
        V.Load(b + ((nint)j * TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Place<V>(int i, int j)
        where V : struct, ISimd<V, T> => ((i * ConvolutionTile<T>.LongestShortSide) + j) * V.Count;
}
