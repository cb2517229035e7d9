using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How the results of a correlation are cut into tiles of pixels of a row by channels.</summary>
internal static class CorrelationTiles<TCorrelation>
    where TCorrelation : struct, ICorrelation
{
    /// <summary>The results of a row in the longest phase.</summary>
    private static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(TCorrelation.ResultWidth, TCorrelation.ResultStep);
    }

    /// <summary>
    /// Whether channels are the long side: where that gives no more tiles, for short rows of pixels also leave more of
    /// the padding out.
    /// </summary>
    public static bool ChannelsAreLong
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.ShortTiles(Columns)
                * ConvolutionTiling.Parts(TCorrelation.ResultChannels, ConvolutionTiling.LongSide(Columns))
            <= ConvolutionTiling.ShortTiles(TCorrelation.ResultChannels)
                * ConvolutionTiling.Parts(Columns, ConvolutionTiling.LongSide(TCorrelation.ResultChannels));
    }

    /// <summary>The tiles along a row.</summary>
    public static int ColumnTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ChannelsAreLong
            ? ConvolutionTiling.ShortTiles(Columns)
            : ConvolutionTiling.Parts(Columns, ConvolutionTiling.LongSide(TCorrelation.ResultChannels));
    }

    /// <summary>The tiles along the channels of a group.</summary>
    public static int ChannelTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ChannelsAreLong
            ? ConvolutionTiling.Parts(TCorrelation.ResultChannels, ConvolutionTiling.LongSide(Columns))
            : ConvolutionTiling.ShortTiles(TCorrelation.ResultChannels);
    }

    /// <summary>The pixels of the largest tile.</summary>
    public static int Pixels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(Columns, ColumnTiles);
    }

    /// <summary>The channels of the largest tile.</summary>
    public static int Channels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ConvolutionTiling.Longest(TCorrelation.ResultChannels, ChannelTiles);
    }
}

/// <summary>A tile with pixels along the long side and channels along the short one.</summary>
internal readonly unsafe struct PixelTile<T, TCorrelation> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, int i)
        where V : struct, ISimd<V, T> => V.Load(a + (i * TCorrelation.SourceStep * Lanes.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, int j)
        where V : struct, ISimd<V, T> => V.Create(b[j]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => TCorrelation.HasBias ? V.Create(start[j]) : V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Place<V>(int i, int j)
        where V : struct, ISimd<V, T> =>
        ((nint)i * TCorrelation.ResultStep * Lanes.Width)
        + ((nint)j * TCorrelation.ResultHeight * TCorrelation.ResultWidth * Lanes.Width);
}

/// <summary>A tile with channels along the long side and pixels along the short one.</summary>
internal readonly unsafe struct ChannelTile<T, TCorrelation> : IConvolutionTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TCorrelation : struct, ICorrelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Long<V>(T* a, T* b, int i)
        where V : struct, ISimd<V, T> => V.Create(b[i]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Short<V>(T* a, T* b, int j)
        where V : struct, ISimd<V, T> => V.Load(a + (j * TCorrelation.SourceStep * Lanes.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>(T* start, int i, int j)
        where V : struct, ISimd<V, T> => TCorrelation.HasBias ? V.Create(start[i]) : V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Place<V>(int i, int j)
        where V : struct, ISimd<V, T> =>
        ((nint)j * TCorrelation.ResultStep * Lanes.Width)
        + ((nint)i * TCorrelation.ResultHeight * TCorrelation.ResultWidth * Lanes.Width);
}
