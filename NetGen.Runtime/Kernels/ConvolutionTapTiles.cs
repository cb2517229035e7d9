using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The tiles of a weight's gradient that share their output channels and columns of the kernel.</summary>
internal unsafe struct ConvolutionTapTiles<T, TConvolution>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
{
    /// <summary>The input as the tiles read it, from <see cref="FirstChannel"/> on.</summary>
    public T* Planes;

    /// <summary>The first channel of <see cref="Planes"/>, counted in the group.</summary>
    public int FirstChannel;

    /// <summary>The gradient of the group's first output channel.</summary>
    public T* Gradient;

    /// <summary>The first tile along <see cref="ConvolutionTaps{TConvolution}.Outers"/>.</summary>
    public int FirstTile;

    /// <summary>Where those tiles end.</summary>
    public int EndTile;

    public int Group;

    /// <summary>The tile along the output channels.</summary>
    public int OutputTile;

    /// <summary>The first column of the kernel.</summary>
    public int FirstColumn;

    /// <summary>Room for the lanes of a tile's sums.</summary>
    public T* Sums;

    /// <summary>The gradient of the weight, which the sums are added to.</summary>
    public T* Weight;

    /// <summary>Computes the tiles.</summary>
    /// <param name="columns">The columns of the kernel in a tile, a constant to the caller.</param>
    /// <param name="walk">The pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Run<V>(int columns, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
    {
        switch (columns)
        {
            case 1:
                Run<V, One>(walk);
                break;
            case 2:
                Run<V, Two>(walk);
                break;
            case 3:
                Run<V, Three>(walk);
                break;
            case 4:
                Run<V, Four>(walk);
                break;
            case 5:
                Run<V, Five>(walk);
                break;
            case 6:
                Run<V, Six>(walk);
                break;
            case 7:
                Run<V, Seven>(walk);
                break;
            case 8:
                Run<V, Eight>(walk);
                break;
            case 9:
                Run<V, Nine>(walk);
                break;
            case 10:
                Run<V, Ten>(walk);
                break;
            case 11:
                Run<V, Eleven>(walk);
                break;
            case 12:
                Run<V, Twelve>(walk);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Run<V, TColumns>(ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant
    {
        for (var tile = FirstTile; tile < EndTile; tile++)
        {
            var outer = ConvolutionTiling.First(
                ConvolutionTaps<TConvolution>.Outers, ConvolutionTaps<TConvolution>.OuterTiles, tile);
            var outers = ConvolutionTiling.First(
                ConvolutionTaps<TConvolution>.Outers, ConvolutionTaps<TConvolution>.OuterTiles, tile + 1) - outer;
            if (!ConvolutionTaps<TConvolution>.SpansChannels)
            {
                RunTile<V, TColumns>(outers, 0, outer, walk);
                continue;
            }

            for (var row = 0; row < TConvolution.KernelHeight; row++)
                RunTile<V, TColumns>(outers, outer, row, walk);
        }
    }

    /// <summary>Computes a tile that starts at a channel, counted in the group, and a row of the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RunTile<V, TColumns>(int outers, int channel, int row, ConvolutionWalk* walk)
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant
    {
        var output = ConvolutionTiling.First(
            ConvolutionTaps<TConvolution>.OutputChannels, ConvolutionTaps<TConvolution>.ChannelTiles, OutputTile);
        var outputs = ConvolutionTiling.First(
            ConvolutionTaps<TConvolution>.OutputChannels, ConvolutionTaps<TConvolution>.ChannelTiles, OutputTile + 1)
            - output;
        var x = Planes
            + ((channel - FirstChannel) * ConvolutionTaps<TConvolution>.PlaneLength)
            + (((((nint)row * ConvolutionTaps<TConvolution>.PlaneWidth) + FirstColumn) * TConvolution.Dilation)
                * Lanes.Width);
        var gradient = Gradient
            + ((nint)output * TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width);

        var isTall = outers == ConvolutionTaps<TConvolution>.OutersOfTile;
        var isDeep = outputs == ConvolutionTaps<TConvolution>.Channels;
        if (isTall && isDeep)
        {
            ConvolutionTile<T>.Run<V, TapTile<T, TConvolution, TColumns>>(
                ConvolutionTaps<TConvolution>.OutersOfTile * TColumns.Value,
                ConvolutionTaps<TConvolution>.Channels,
                x, gradient, null, Sums, walk);
        }
        else if (isDeep)
        {
            ConvolutionTile<T>.Run<V, TapTile<T, TConvolution, TColumns>>(
                (ConvolutionTaps<TConvolution>.OutersOfTile - 1) * TColumns.Value,
                ConvolutionTaps<TConvolution>.Channels,
                x, gradient, null, Sums, walk);
        }
        else if (isTall)
        {
            ConvolutionTile<T>.Run<V, TapTile<T, TConvolution, TColumns>>(
                ConvolutionTaps<TConvolution>.OutersOfTile * TColumns.Value,
                ConvolutionTaps<TConvolution>.Channels - 1,
                x, gradient, null, Sums, walk);
        }
        else
        {
            ConvolutionTile<T>.Run<V, TapTile<T, TConvolution, TColumns>>(
                (ConvolutionTaps<TConvolution>.OutersOfTile - 1) * TColumns.Value,
                ConvolutionTaps<TConvolution>.Channels - 1,
                x, gradient, null, Sums, walk);
        }

        AddSums<V, TColumns>(channel, row, outers, (Group * ConvolutionTaps<TConvolution>.OutputChannels) + output, outputs);
    }

    /// <summary>Adds each sum's lanes to the gradient.</summary>
    private readonly void AddSums<V, TColumns>(int channel, int row, int outers, int output, int outputs)
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant
    {
        for (var outer = 0; outer < outers; outer++)
        {
            for (var column = 0; column < TColumns.Value; column++)
            {
                var tap = (row * TConvolution.KernelWidth) + FirstColumn + column;
                for (var i = 0; i < outputs; i++)
                {
                    var sums = Sums
                        + TapTile<T, TConvolution, TColumns>.Place<V>((outer * TColumns.Value) + column, i);
                    Weight[ConvolutionWeight<TConvolution>.Place(output + i, channel, tap)] += V.Sum(V.Load(sums));
                }
            }

            if (ConvolutionTaps<TConvolution>.SpansChannels)
                channel++;
            else
                row++;
        }
    }
}
