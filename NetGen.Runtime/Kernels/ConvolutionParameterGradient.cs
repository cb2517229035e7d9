using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradients of a convolution's parameters. Tiles sum, lane by lane, over the pixels of all blocks, in bands that
/// the first-level cache holds. The lanes are then added up to the gradient in working memory, which at last goes to
/// the sink.
/// </summary>
internal readonly unsafe struct ConvolutionParameterGradient<T, TConvolution, TSink>(
    T* input, T* outputGradient, TSink sink, int weightOffset, int biasOffset, T* scratch, int rows) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TConvolution : struct, IConvolution
    where TSink : struct, IGradientSink<T>
{
    private static nint InputPlane => (nint)TConvolution.InputHeight * TConvolution.InputWidth * Lanes.Width;

    private static nint OutputPlane => (nint)TConvolution.OutputHeight * TConvolution.OutputWidth * Lanes.Width;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var memory = new Scratch<T>(scratch);
        var plan = new ConvolutionGradientPlan<T, TConvolution>(ref memory);
        plan.Prepare(V.Count);

        var blocks = Lanes.Blocks(rows);
        for (var group = 0; group < TConvolution.Groups; group++)
        {
            // Where a tile spans rows of the kernel and not channels, all tiles share the group's only channel.
            var taps = plan.Taps;
            if (!taps.SpansChannels)
                Sum<V>(plan, group, 0, taps.OuterTiles, blocks);
            for (var tile = 0; taps.SpansChannels && tile < taps.OuterTiles; tile++)
                Sum<V>(plan, group, tile, tile + 1, blocks);
        }

        Take<V>(plan.Weight, weightOffset, ConvolutionWeight<TConvolution>.PackedLength);
        if (biasOffset >= 0)
        {
            SumBias<V>(plan.Bias, blocks);
            Take<V>(plan.Bias, biasOffset, Panels.PaddedFeatures(TConvolution.OutputChannels));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take<V>(T* gradient, nint offset, nint length)
        where V : struct, ISimd<V, T>
    {
        for (nint i = 0; i < length; i += V.Count)
            sink.Take(offset + i, V.Load(gradient + i));
    }

    /// <summary>Sums for all tiles that share their input channels, and adds the lanes up in the gradient.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Sum<V>(
        in ConvolutionGradientPlan<T, TConvolution> plan, int group, int firstTile, int endTile, int blocks)
        where V : struct, ISimd<V, T>
    {
        var taps = plan.Taps;
        var firstChannel = taps.SpansChannels ? taps.FirstOuter(firstTile) : 0;
        var channels = taps.SpansChannels ? taps.FirstOuter(endTile) - firstChannel : 1;
        var x = input + (((group * taps.InputChannels) + firstChannel) * InputPlane);
        var gradient = outputGradient + (group * taps.OutputChannels * OutputPlane);
        NativeMemory.Clear(plan.Sums, (nuint)(plan.SumsLength * sizeof(T)));
        for (var block = 0; block < blocks; block += plan.BandBlocks)
        {
            var count = Math.Min(plan.BandBlocks, blocks - block);
            var planes = x;
            if (taps.IsPadded)
            {
                for (var i = 0; i < count; i++)
                    Pad(x + (i * TConvolution.InputChannels * InputPlane), plan, i, channels);
                planes = plan.Planes;
            }

            for (var row = 0; row < TConvolution.OutputHeight; row += plan.BandRows)
            {
                RunTiles<V>(
                    plan,
                    firstTile,
                    endTile,
                    planes,
                    gradient,
                    row,
                    Math.Min(TConvolution.OutputHeight, row + plan.BandRows),
                    count);
            }

            x += count * TConvolution.InputChannels * InputPlane;
            gradient += count * TConvolution.OutputChannels * OutputPlane;
        }

        AddSums<V>(plan, group, firstTile, endTile);
    }

    /// <summary>Adds the products of a band to the sums of the tiles.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<V>(
        in ConvolutionGradientPlan<T, TConvolution> plan,
        int firstTile,
        int endTile,
        T* planes,
        T* gradient,
        int firstRow,
        int endRow,
        int blocks)
        where V : struct, ISimd<V, T>
    {
        var taps = plan.Taps;
        ConvolutionWalk walk = default;
        walk.Steps = plan.Steps;
        walk.Inner = TConvolution.Dilation * Lanes.Width;
        walk.OuterA = taps.OuterStride;
        walk.OuterB = OutputPlane;
        walk.ResultLong = ConvolutionTile<T>.LongestShortSide * V.Count;
        walk.ResultShort = V.Count;

        var stepsOfRow = TConvolution.OutputWidth * (Lanes.Width / V.Count);
        var sums = plan.Sums;
        for (var outputTile = 0; outputTile < taps.ChannelTiles; outputTile++)
        {
            var output = taps.FirstChannel(outputTile);
            var outputs = taps.FirstChannel(outputTile + 1) - output;
            for (var tile = firstTile; tile < endTile; tile++)
            {
                var outers = taps.FirstOuter(tile + 1) - taps.FirstOuter(tile);
                for (var columnTile = 0; columnTile < taps.ColumnTiles; columnTile++)
                {
                    var column = taps.FirstColumn(columnTile);
                    var columns = taps.FirstColumn(columnTile + 1) - column;
                    var leaf = ConvolutionTaps<TConvolution>.Leaf<T, V>(outers, columns, outputs);
                    var row = taps.SpansChannels ? 0 : taps.FirstOuter(tile);
                    var endKernelRow = taps.SpansChannels ? TConvolution.KernelHeight : row + 1;
                    for (; row < endKernelRow; row++)
                    {
                        // Above and below the input a row of the kernel meets zeros: a band of one block leaves them out.
                        var first = firstRow;
                        var end = endRow;
                        if (taps.SpansChannels && plan.BandBlocks == 1)
                        {
                            var above = TConvolution.PadTop - (row * TConvolution.Dilation);
                            first = Math.Max(first, RowsUpTo(above));
                            end = Math.Min(end, RowsUpTo(TConvolution.InputHeight + above));
                        }

                        if (first < end)
                        {
                            walk.Count = blocks * (end - first) * stepsOfRow;
                            leaf(
                                planes + ((((((nint)first * TConvolution.Stride) + (row * TConvolution.Dilation))
                                    * taps.PlaneWidth) + (column * TConvolution.Dilation)) * Lanes.Width),
                                gradient + (output * OutputPlane)
                                    + ((nint)first * TConvolution.OutputWidth * Lanes.Width),
                                sums,
                                sums,
                                &walk);
                        }

                        sums += outers * columns * walk.ResultLong;
                    }
                }
            }
        }
    }

    /// <summary>The output rows that start above an input row.</summary>
    private static int RowsUpTo(int inputRow) =>
        (Math.Max(0, inputRow) + TConvolution.Stride - 1) / TConvolution.Stride;

    /// <summary>Adds the lanes of each sum to the gradient, in the order of <see cref="RunTiles"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSums<V>(
        in ConvolutionGradientPlan<T, TConvolution> plan, int group, int firstTile, int endTile)
        where V : struct, ISimd<V, T>
    {
        var taps = plan.Taps;
        var sums = plan.Sums;
        for (var outputTile = 0; outputTile < taps.ChannelTiles; outputTile++)
        {
            var output = taps.FirstChannel(outputTile);
            var outputs = taps.FirstChannel(outputTile + 1) - output;
            output += group * taps.OutputChannels;
            for (var tile = firstTile; tile < endTile; tile++)
            {
                var outer = taps.FirstOuter(tile);
                var outers = taps.FirstOuter(tile + 1) - outer;
                for (var columnTile = 0; columnTile < taps.ColumnTiles; columnTile++)
                {
                    var column = taps.FirstColumn(columnTile);
                    var columns = taps.FirstColumn(columnTile + 1) - column;
                    for (var row = 0; row < (taps.SpansChannels ? TConvolution.KernelHeight : 1); row++)
                    {
                        for (var i = 0; i < outers * columns; i++)
                        {
                            var channel = taps.SpansChannels ? outer + (i / columns) : 0;
                            var kernelRow = taps.SpansChannels ? row : outer + (i / columns);
                            var tap = (kernelRow * TConvolution.KernelWidth) + column + (i % columns);
                            for (var j = 0; j < outputs; j++)
                            {
                                plan.Weight[ConvolutionWeight<TConvolution>.Place(output + j, channel, tap)] =
                                    V.Sum(V.Load(sums + (j * V.Count)));
                            }

                            sums += ConvolutionTile<T>.LongestShortSide * V.Count;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Copies some channels of a band's block between zeros.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Pad(T* x, in ConvolutionGradientPlan<T, TConvolution> plan, int block, int channels)
    {
        var taps = plan.Taps;
        var height = Math.Min(TConvolution.InputHeight, taps.PlaneHeight - TConvolution.PadTop);
        var width = Math.Min(TConvolution.InputWidth, taps.PlaneWidth - TConvolution.PadLeft);
        if (width <= 0)
            return;
        var plane = plan.Planes
            + (block * plan.PlanesOfBlock)
            + ((((nint)TConvolution.PadTop * taps.PlaneWidth) + TConvolution.PadLeft) * Lanes.Width);
        for (var channel = 0; channel < channels; channel++, x += InputPlane, plane += taps.PlaneLength)
        {
            for (var row = 0; row < height; row++)
            {
                Unsafe.CopyBlockUnaligned(
                    plane + ((nint)row * taps.PlaneWidth * Lanes.Width),
                    x + ((nint)row * TConvolution.InputWidth * Lanes.Width),
                    (uint)(width * Lanes.Width * sizeof(T)));
            }
        }
    }

    /// <summary>Sums over the pixels, in four chains that hide the addition's latency.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SumBias<V>(T* bias, int blocks)
        where V : struct, ISimd<V, T>
    {
        for (var channel = 0; channel < TConvolution.OutputChannels; channel++)
        {
            V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            for (var block = 0; block < blocks; block++)
            {
                var gradient = outputGradient
                    + ((((nint)block * TConvolution.OutputChannels) + channel) * OutputPlane);
                var end = gradient + OutputPlane;
                for (; end - gradient >= 4 * V.Count; gradient += 4 * V.Count)
                {
                    sum0 += V.Load(gradient);
                    sum1 += V.Load(gradient + V.Count);
                    sum2 += V.Load(gradient + (2 * V.Count));
                    sum3 += V.Load(gradient + (3 * V.Count));
                }

                for (; gradient < end; gradient += V.Count)
                    sum0 += V.Load(gradient);
            }

            bias[channel] = V.Sum(sum0 + sum1 + (sum2 + sum3));
        }
    }
}
