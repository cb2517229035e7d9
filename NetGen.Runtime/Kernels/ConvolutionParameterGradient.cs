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
        var x = input + (((nint)block * TConvolution.InputChannels)
            + (group * ConvolutionTaps<TConvolution>.InputChannels)) * InputPlane;
        var gradient = outputGradient + (((nint)block * TConvolution.OutputChannels)
            + (group * ConvolutionTaps<TConvolution>.OutputChannels)) * OutputPlane;
        ConvolutionWalk walk = default;
        walk.Steps = plan.Steps;
        walk.Count = TConvolution.OutputWidth * (Lanes.Width / V.Count);
        walk.Runs = TConvolution.OutputHeight;
        walk.NextRunA = (nint)TConvolution.Stride * ConvolutionTaps<TConvolution>.PlaneWidth * Lanes.Width;
        walk.NextRunB = (nint)TConvolution.OutputWidth * Lanes.Width;
        walk.Rounds = blocks;
        walk.NextRoundA = TConvolution.InputChannels * InputPlane;
        walk.NextRoundB = TConvolution.OutputChannels * OutputPlane;

        for (var tile = 0; tile < ConvolutionTaps<TConvolution>.OuterTiles; tile += plan.TilesOfChunk)
        {
            var end = Math.Min(ConvolutionTaps<TConvolution>.OuterTiles, tile + plan.TilesOfChunk);
            var channel = ConvolutionTaps<TConvolution>.SpansChannels ? FirstOuter(tile) : 0;
            var channels = ConvolutionTaps<TConvolution>.SpansChannels ? FirstOuter(end) - channel : 1;
            var planes = x + (channel * InputPlane);
            if (ConvolutionTaps<TConvolution>.IsPadded)
            {
                Pad(planes, plan.Planes, channels, blocks);
                planes = plan.Planes;
                walk.NextRoundA = channels * ConvolutionTaps<TConvolution>.PlaneLength;
            }

            for (var outputTile = 0; outputTile < ConvolutionTaps<TConvolution>.ChannelTiles; outputTile++)
            {
                for (var columnTile = 0; columnTile < ConvolutionTaps<TConvolution>.ColumnTiles; columnTile++)
                {
                    var column = ConvolutionTiling.First(
                        TConvolution.KernelWidth, ConvolutionTaps<TConvolution>.ColumnTiles, columnTile);
                    var columns = ConvolutionTiling.First(
                        TConvolution.KernelWidth, ConvolutionTaps<TConvolution>.ColumnTiles, columnTile + 1) - column;
                    var run = new ConvolutionTapTiles<T, TConvolution>
                    {
                        Planes = planes,
                        FirstChannel = channel,
                        Gradient = gradient,
                        FirstTile = tile,
                        EndTile = end,
                        Group = group,
                        OutputTile = outputTile,
                        FirstColumn = column,
                        Sums = plan.Sums,
                        Weight = plan.Weight,
                    };
                    if (columns == ConvolutionTaps<TConvolution>.Columns)
                        run.Run<V>(ConvolutionTaps<TConvolution>.Columns, &walk);
                    else
                        run.Run<V>(ConvolutionTaps<TConvolution>.Columns - 1, &walk);
                }
            }
        }
    }

    private static int FirstOuter(int tile) => ConvolutionTiling.First(
        ConvolutionTaps<TConvolution>.Outers, ConvolutionTaps<TConvolution>.OuterTiles, tile);

    /// <summary>Copies some channels of some blocks between zeros.</summary>
    private static void Pad(T* x, T* planes, int channels, int blocks)
    {
        NativeMemory.Clear(
            planes, (nuint)(blocks * channels * ConvolutionTaps<TConvolution>.PlaneLength * sizeof(T)));
        var height = Math.Min(
            TConvolution.InputHeight, ConvolutionTaps<TConvolution>.PlaneHeight - TConvolution.PadTop);
        var width = Math.Min(TConvolution.InputWidth, ConvolutionTaps<TConvolution>.PlaneWidth - TConvolution.PadLeft);
        if (width <= 0)
            return;
        for (var block = 0; block < blocks; block++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var from = x + ((((nint)block * TConvolution.InputChannels) + channel) * InputPlane);
                var to = planes
                    + ((((nint)block * channels) + channel) * ConvolutionTaps<TConvolution>.PlaneLength)
                    + ((((nint)TConvolution.PadTop * ConvolutionTaps<TConvolution>.PlaneWidth) + TConvolution.PadLeft)
                        * Lanes.Width);
                for (var row = 0; row < height; row++)
                {
                    Unsafe.CopyBlockUnaligned(to, from, (uint)(width * Lanes.Width * sizeof(T)));
                    from += (nint)TConvolution.InputWidth * Lanes.Width;
                    to += (nint)ConvolutionTaps<TConvolution>.PlaneWidth * Lanes.Width;
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
