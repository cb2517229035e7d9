using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// How the gradient of a weight is cut into tiles of taps (the elements of kernels) by output channels. The taps of a
/// tile are some columns of the kernel at several input channels or, where a group has a single one, at several rows.
/// </summary>
internal readonly struct ConvolutionTaps<TConvolution>
    where TConvolution : struct, IConvolution
{
    public ConvolutionTaps()
    {
        InputChannels = TConvolution.InputChannels / TConvolution.Groups;
        OutputChannels = TConvolution.OutputChannels / TConvolution.Groups;
        SpansChannels = InputChannels > 1;
        Outers = SpansChannels ? InputChannels : TConvolution.KernelHeight;

        var longSide = ConvolutionTiling.LongSide(OutputChannels);
        ChannelTiles = ConvolutionTiling.ShortTiles(OutputChannels);
        ColumnTiles = ConvolutionTiling.Parts(TConvolution.KernelWidth, longSide);
        var columns = ConvolutionTiling.Longest(TConvolution.KernelWidth, ColumnTiles);
        OuterTiles = ConvolutionTiling.Parts(Outers, longSide / columns);
        OutersOfTile = ConvolutionTiling.Longest(Outers, OuterTiles);

        var height = Read(TConvolution.OutputHeight, TConvolution.KernelHeight);
        var width = Read(TConvolution.OutputWidth, TConvolution.KernelWidth);
        IsPadded = TConvolution.PadTop > 0
            || TConvolution.PadLeft > 0
            || height > TConvolution.InputHeight
            || width > TConvolution.InputWidth;
        PlaneWidth = IsPadded ? width : TConvolution.InputWidth;
    }

    /// <summary>The input channels of a group.</summary>
    public int InputChannels { get; }

    /// <summary>The output channels of a group.</summary>
    public int OutputChannels { get; }

    /// <summary>Whether a tile spans input channels; else it spans rows of the kernel.</summary>
    public bool SpansChannels { get; }

    /// <summary>The input channels, or rows of the kernel, that tiles span.</summary>
    public int Outers { get; }

    /// <summary>The tiles along them.</summary>
    public int OuterTiles { get; }

    /// <summary>The channels, or rows of the kernel, of the largest tile.</summary>
    public int OutersOfTile { get; }

    /// <summary>The most input channels of a tile.</summary>
    public int ChannelsOfTile => SpansChannels ? OutersOfTile : 1;

    /// <summary>The tiles along the columns of the kernel.</summary>
    public int ColumnTiles { get; }

    /// <summary>The tiles along the channels of the output.</summary>
    public int ChannelTiles { get; }

    /// <summary>Whether some outputs see zeros around the input, which then has to be copied between them.</summary>
    public bool IsPadded { get; }

    /// <summary>The columns of an input channel as the tiles read it.</summary>
    public int PlaneWidth { get; }

    /// <summary>The first of <see cref="Outers"/> in a tile.</summary>
    public int FirstOuter(int tile) => ConvolutionTiling.First(Outers, OuterTiles, tile);

    /// <summary>The first column of the kernel in a tile.</summary>
    public int FirstColumn(int tile) => ConvolutionTiling.First(TConvolution.KernelWidth, ColumnTiles, tile);

    /// <summary>The first output channel of a tile, counted in the group.</summary>
    public int FirstChannel(int tile) => ConvolutionTiling.First(OutputChannels, ChannelTiles, tile);

    /// <summary>The leaf for a tile of this many outers, columns and output channels.</summary>
    public static unsafe delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<T, V>(
        int outers, int columns, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T> => columns switch
        {
            1 => Leaf<T, V, One>(outers, channels),
            2 => Leaf<T, V, Two>(outers, channels),
            3 => Leaf<T, V, Three>(outers, channels),
            4 => Leaf<T, V, Four>(outers, channels),
            5 => Leaf<T, V, Five>(outers, channels),
            6 => Leaf<T, V, Six>(outers, channels),
            7 => Leaf<T, V, Seven>(outers, channels),
            8 => Leaf<T, V, Eight>(outers, channels),
            9 => Leaf<T, V, Nine>(outers, channels),
            10 => Leaf<T, V, Ten>(outers, channels),
            11 => Leaf<T, V, Eleven>(outers, channels),
            12 => Leaf<T, V, Twelve>(outers, channels),
            _ => null,
        };

    private static unsafe delegate*<T*, T*, T*, T*, ConvolutionWalk*, void> Leaf<T, V, TColumns>(
        int outers, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant => TConvolution.Dilation == 1
            ? ConvolutionTile<T>.Get<V, TapTile<T, TColumns, One>>(outers * TColumns.Value, channels)
            : ConvolutionTile<T>.Get<V, TapTile<T, TColumns, AnyStep>>(outers * TColumns.Value, channels);

    /// <summary>The rows or columns of the input that so many outputs see.</summary>
    public static int Read(int outputs, int kernel) =>
        ((outputs - 1) * TConvolution.Stride) + ((kernel - 1) * TConvolution.Dilation) + 1;
}
