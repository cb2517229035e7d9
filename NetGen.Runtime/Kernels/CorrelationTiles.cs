using System.Numerics;

namespace NetGen.Kernels;

/// <summary>How the results of a correlation are cut into tiles of pixels of a row by channels.</summary>
internal readonly struct CorrelationTiles<TCorrelation>
    where TCorrelation : struct, ICorrelation
{
    public CorrelationTiles()
    {
        // The results of a row in the longest phase, in groups that no tile cuts.
        var group = TCorrelation.ColumnGroup;
        var groups = ConvolutionTiling.Longest(TCorrelation.ResultWidth, TCorrelation.ResultStep) / group;
        var channels = TCorrelation.ResultChannels;
        var longGroups = Math.Max(1, ConvolutionTiling.LongSide(channels) / group);
        var shortChannels = ConvolutionTiling.ShortTiles(channels);
        var longColumns = ConvolutionTiling.Parts(groups, longGroups);
        ColumnTiles = longColumns;
        ChannelTiles = shortChannels;
        var shortGroups = ConvolutionTiling.LongestShortSide / group;
        if (shortGroups > 0)
        {
            var shortColumns = ConvolutionTiling.Parts(groups, shortGroups);
            var pixels = ConvolutionTiling.Longest(groups, shortColumns) * group;
            var longChannels = ConvolutionTiling.Parts(channels, ConvolutionTiling.LongSide(pixels));
            ChannelsAreLong = shortColumns * longChannels <= shortChannels * longColumns;
            if (ChannelsAreLong)
                (ColumnTiles, ChannelTiles) = (shortColumns, longChannels);
        }

        Pixels = ConvolutionTiling.Longest(groups, ColumnTiles) * group;
        Channels = ConvolutionTiling.Longest(channels, ChannelTiles);
    }

    /// <summary>
    /// Whether channels are the long side: where that gives no more tiles, for tiles of few pixels leave more of the
    /// padding out.
    /// </summary>
    public bool ChannelsAreLong { get; }

    /// <summary>The tiles along a row.</summary>
    public int ColumnTiles { get; }

    /// <summary>The tiles along the channels of a group.</summary>
    public int ChannelTiles { get; }

    /// <summary>The pixels of the largest tile.</summary>
    public int Pixels { get; }

    /// <summary>The channels of the largest tile.</summary>
    public int Channels { get; }

    /// <summary>The first channel of a tile.</summary>
    public int FirstChannel(int tile) => ConvolutionTiling.First(TCorrelation.ResultChannels, ChannelTiles, tile);

    /// <summary>The first column of a tile among so many columns of a phase.</summary>
    public int FirstColumn(int columns, int tile) =>
        ConvolutionTiling.First(columns / TCorrelation.ColumnGroup, ColumnTiles, tile) * TCorrelation.ColumnGroup;

    /// <summary>The leaves for this machine's registers.</summary>
    public unsafe CorrelationLeaves<T> Leaves<T, V>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T> => new()
        {
            WideDeep = Leaf<T, V>(Pixels, Channels),
            NarrowDeep = Leaf<T, V>(Pixels - TCorrelation.ColumnGroup, Channels),
            WideShallow = Leaf<T, V>(Pixels, Channels - 1),
            NarrowShallow = Leaf<T, V>(Pixels - TCorrelation.ColumnGroup, Channels - 1),
        };

    private unsafe delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<T, V>(int pixels, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T> => TCorrelation.SourceStep switch
        {
            1 => Leaf<T, V, One>(pixels, channels),
            2 => Leaf<T, V, Two>(pixels, channels),
            _ => Leaf<T, V, AnyStep>(pixels, channels),
        };

    private unsafe delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<T, V, TStep>(int pixels, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T>
        where TStep : struct, IConstant => ChannelsAreLong
            ? ConvolutionTile<T>.Get<V, WeightTile<T, TStep>>(channels, pixels)
            : ConvolutionTile<T>.Get<V, PixelTile<T, TStep>>(pixels, channels);
}

/// <summary>The leaves for tiles of the most pixels or one group of columns fewer, and of the most channels or one fewer.</summary>
internal unsafe struct CorrelationLeaves<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> WideDeep;

    public delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> NarrowDeep;

    public delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> WideShallow;

    public delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> NarrowShallow;
}
