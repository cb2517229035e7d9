using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradients of a convolution's parameters. A tile sums, lane by lane, over the pixels of some blocks; its lanes are
/// then added to the gradient in working memory, which goes to the sink when all blocks are done.
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
        for (var block = 0; block < blocks; block += plan.Blocks)
        {
            var count = Math.Min(plan.Blocks, blocks - block);
            for (var group = 0; group < TConvolution.Groups; group++)
                Sum<V>(plan, block, count, group);
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

    /// <summary>Adds the gradient of a group's weights over some blocks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Sum<V>(in ConvolutionGradientPlan<T, TConvolution> plan, int block, int blocks, int group)
        where V : struct, ISimd<V, T>
    {
        var taps = plan.Taps;
        var x = input
            + ((((nint)block * TConvolution.InputChannels) + (group * taps.InputChannels)) * InputPlane);
        var gradient = outputGradient
            + ((((nint)block * TConvolution.OutputChannels) + (group * taps.OutputChannels)) * OutputPlane);
        ConvolutionWalk walk = default;
        walk.Steps = plan.Steps;
        walk.Count = TConvolution.OutputWidth * (Lanes.Width / V.Count);
        walk.Runs = TConvolution.OutputHeight;
        walk.NextRunA = (nint)TConvolution.Stride * taps.PlaneWidth * Lanes.Width;
        walk.NextRunB = (nint)TConvolution.OutputWidth * Lanes.Width;
        walk.Rounds = blocks;
        walk.NextRoundA = TConvolution.InputChannels * InputPlane;
        walk.NextRoundB = TConvolution.OutputChannels * OutputPlane;
        walk.Inner = TConvolution.Dilation * Lanes.Width;
        walk.OuterA = taps.OuterStride;
        walk.OuterB = OutputPlane;
        walk.ResultLong = ConvolutionTile<T>.LongestShortSide * V.Count;
        walk.ResultShort = V.Count;

        for (var chunk = 0; chunk < taps.OuterTiles; chunk += plan.TilesOfChunk)
        {
            var chunkEnd = Math.Min(taps.OuterTiles, chunk + plan.TilesOfChunk);
            var firstChannel = taps.SpansChannels ? taps.FirstOuter(chunk) : 0;
            var channels = taps.SpansChannels ? taps.FirstOuter(chunkEnd) - firstChannel : 1;
            var planes = x + (firstChannel * InputPlane);
            if (taps.IsPadded)
            {
                Pad(planes, plan, channels, blocks);
                planes = plan.Planes;
                walk.NextRoundA = channels * taps.PlaneLength;
            }

            for (var outputTile = 0; outputTile < taps.ChannelTiles; outputTile++)
            {
                var output = taps.FirstChannel(outputTile);
                var outputs = taps.FirstChannel(outputTile + 1) - output;
                var tileGradient = gradient + (output * OutputPlane);
                for (var tile = chunk; tile < chunkEnd; tile++)
                {
                    var outer = taps.FirstOuter(tile);
                    var outers = taps.FirstOuter(tile + 1) - outer;
                    var channel = taps.SpansChannels ? outer : 0;
                    var row = taps.SpansChannels ? 0 : outer;
                    var endRow = taps.SpansChannels ? TConvolution.KernelHeight : outer + 1;
                    for (; row < endRow; row++)
                    {
                        for (var columnTile = 0; columnTile < taps.ColumnTiles; columnTile++)
                        {
                            var column = taps.FirstColumn(columnTile);
                            var columns = taps.FirstColumn(columnTile + 1) - column;
                            var pixels = planes
                                + ((channel - firstChannel) * taps.PlaneLength)
                                + ((((nint)row * taps.PlaneWidth) + column) * TConvolution.Dilation * Lanes.Width);
                            var leaf = ConvolutionTaps<TConvolution>.Leaf<T, V>(outers, columns, outputs);
                            leaf(pixels, tileGradient, null, plan.Sums, &walk);
                            var firstOutput = (group * taps.OutputChannels) + output;
                            for (var i = 0; i < outers; i++)
                            {
                                AddSums<V>(
                                    plan.Sums + (i * columns * walk.ResultLong),
                                    plan.Weight,
                                    taps.SpansChannels ? channel + i : 0,
                                    ((taps.SpansChannels ? row : row + i) * TConvolution.KernelWidth) + column,
                                    columns,
                                    firstOutput,
                                    outputs);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Adds the lanes of each sum to the gradient, for taps of a row of the kernel at an input channel.</summary>
    private static void AddSums<V>(T* sums, T* weight, int channel, int tap, int taps, int output, int outputs)
        where V : struct, ISimd<V, T>
    {
        for (var i = 0; i < taps; i++, sums += ConvolutionTile<T>.LongestShortSide * V.Count)
        {
            for (var j = 0; j < outputs; j++)
            {
                weight[ConvolutionWeight<TConvolution>.Place(output + j, channel, tap + i)]
                    += V.Sum(V.Load(sums + (j * V.Count)));
            }
        }
    }

    /// <summary>Copies some channels of some blocks between zeros.</summary>
    private static void Pad(
        T* x, in ConvolutionGradientPlan<T, TConvolution> plan, int channels, int blocks)
    {
        var taps = plan.Taps;
        NativeMemory.Clear(plan.Planes, (nuint)(blocks * channels * taps.PlaneLength * sizeof(T)));
        var height = Math.Min(TConvolution.InputHeight, taps.PlaneHeight - TConvolution.PadTop);
        var width = Math.Min(TConvolution.InputWidth, taps.PlaneWidth - TConvolution.PadLeft);
        if (width <= 0)
            return;
        var inside = (((nint)TConvolution.PadTop * taps.PlaneWidth) + TConvolution.PadLeft) * Lanes.Width;
        for (var block = 0; block < blocks; block++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var from = x + ((((nint)block * TConvolution.InputChannels) + channel) * InputPlane);
                var to = plan.Planes + ((((nint)block * channels) + channel) * taps.PlaneLength) + inside;
                for (var row = 0; row < height; row++)
                {
                    Unsafe.CopyBlockUnaligned(to, from, (uint)(width * Lanes.Width * sizeof(T)));
                    from += (nint)TConvolution.InputWidth * Lanes.Width;
                    to += (nint)taps.PlaneWidth * Lanes.Width;
                }
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
