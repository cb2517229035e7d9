using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Convolutions by several threads give what one thread gives, bit for bit. The numbers are random ones, so that another
/// order of a sum shows.
/// </summary>
[Collection(nameof(ThreadTeam))]
public class ConvolutionThreadTests
{
    private static readonly int[] Threads = [2, 3, 5];

    [Fact]
    public void LayerOfFewChannels() => Check<Few>();

    [Fact]
    public void LayerOfManyChannels() => Check<Many>();

    [Fact]
    public void LayerInGroups() => Check<Grouped>();

    [Fact]
    public void LayerWithStride() => Check<Strided>();

    private static void Check<TConvolution>()
        where TConvolution : struct, IConvolution
    {
        foreach (var rows in (int[])[5, 33, 80])
        {
            var alone = Compute<TConvolution>(rows, 1);
            foreach (var threads in Threads)
            {
                var together = Compute<TConvolution>(rows, threads);
                for (var i = 0; i < alone.Length; i++)
                {
                    Assert.True(
                        alone[i].AsSpan().SequenceEqual(together[i]),
                        $"{typeof(TConvolution).Name}, {rows} rows, {threads} threads: result {i}");
                }
            }
        }
    }

    /// <summary>All results of a layer's kernels.</summary>
    private static uint[][] Compute<TConvolution>(int rows, int threads)
        where TConvolution : struct, IConvolution
    {
        var blocks = Lanes.Blocks(rows) * Lanes.Width;
        var inputs = blocks * TConvolution.InputChannels * TConvolution.InputHeight * TConvolution.InputWidth;
        var outputs = blocks * TConvolution.OutputChannels * TConvolution.OutputHeight * TConvolution.OutputWidth;
        var windows = blocks * WindowsOf<TConvolution>.Channels
            * WindowsOf<TConvolution>.OutputHeight * WindowsOf<TConvolution>.OutputWidth;
        var weights = (int)ConvolutionWeight<TConvolution>.PackedLength;
        var biases = Panels.PaddedFeatures(TConvolution.OutputChannels);
        var x = Random(inputs, 1);
        var w = Random(weights, 2);
        var b = Random(biases, 3);
        var dy = Random(outputs, 4);
        var pooledGradient = Random(windows, 5);
        var scratch = new AlignedBlock<float>(Math.Max(
            Convolution<float>.ScratchLength<TConvolution>(),
            Convolution<float>.ScratchLength<TConvolution, WindowsOf<TConvolution>>()));
        var y = new AlignedBlock<float>(outputs);
        var dx = new AlignedBlock<float>(inputs);
        var pooledDx = new AlignedBlock<float>(inputs);
        var pooled = new AlignedBlock<float>(windows);
        var places = new AlignedBlock<float>(windows);
        var gradient = new AlignedBlock<float>(weights + biases);
        var pooledWeightGradient = new AlignedBlock<float>(weights + biases);

        ThreadTeam.CutsEverything = true;
        try
        {
            using var team = ThreadTeam.Enter(threads, long.MaxValue);
            Convolution<float>.Forward<TConvolution, NoActivation<float>>(
                x.Address, w.Address, b.Address, y.Address, scratch.Address, rows);
            Convolution<float>.InputGradient<TConvolution, NoActivation<float>>(
                dy.Address, w.Address, default, dx.Address, scratch.Address, rows);
            Convolution<float>.ParameterGradient<TConvolution, StoreGradient<float>>(
                x.Address, dy.Address, new(gradient.Address), 0, weights, scratch.Address, rows);
            Convolution<float>.ForwardMaxPool<TConvolution, WindowsOf<TConvolution>, NoActivation<float>>(
                x.Address, w.Address, b.Address, pooled.Address, places.Address, scratch.Address, rows);
            Convolution<float>.InputGradientMaxPool<
                TConvolution, WindowsOf<TConvolution>, NoActivation<float>, NoActivation<float>>(
                pooledGradient.Address,
                places.Address,
                pooled.Address,
                w.Address,
                default,
                pooledDx.Address,
                scratch.Address,
                rows);
            Convolution<float>.ParameterGradientMaxPool<
                TConvolution, WindowsOf<TConvolution>, NoActivation<float>, StoreGradient<float>>(
                x.Address,
                pooledGradient.Address,
                places.Address,
                pooled.Address,
                new(pooledWeightGradient.Address),
                0,
                weights,
                scratch.Address,
                rows);
        }
        finally
        {
            ThreadTeam.CutsEverything = false;
        }

        return
        [
            .. ((AlignedBlock<float>[])[y, dx, gradient, pooled, places, pooledDx, pooledWeightGradient]).Select(block =>
                Array.ConvertAll(block.Span.ToArray(), BitConverter.SingleToUInt32Bits)),
        ];
    }

    private static AlignedBlock<float> Random(int length, int seed)
    {
        var random = new Random(seed);
        var block = new AlignedBlock<float>(length);
        foreach (ref var value in block.Span)
            value = (random.NextSingle() * 2) - 1;
        return block;
    }

    /// <summary>Windows of 2 by 2 over the outputs of a convolution.</summary>
    private readonly struct WindowsOf<TConvolution> : IPool2D
        where TConvolution : struct, IConvolution
    {
        public static int Channels => TConvolution.OutputChannels;

        public static int InputHeight => TConvolution.OutputHeight;

        public static int InputWidth => TConvolution.OutputWidth;

        public static int OutputHeight => InputHeight / 2;

        public static int OutputWidth => InputWidth / 2;

        public static int KernelHeight => 2;

        public static int KernelWidth => 2;

        public static int StrideY => 2;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => false;
    }

    /// <summary>One channel between zeros.</summary>
    private readonly struct Few : IConvolution
    {
        public static int InputChannels => 1;

        public static int InputHeight => 13;

        public static int InputWidth => 11;

        public static int OutputChannels => 6;

        public static int OutputHeight => 13;

        public static int OutputWidth => 11;

        public static int KernelHeight => 5;

        public static int KernelWidth => 5;

        public static int Stride => 1;

        public static int PadTop => 2;

        public static int PadLeft => 2;

        public static int Dilation => 1;

        public static int Groups => 1;

        public static bool HasBias => true;
    }

    /// <summary>More taps than are summed together.</summary>
    private readonly struct Many : IConvolution
    {
        public static int InputChannels => 34;

        public static int InputHeight => 9;

        public static int InputWidth => 9;

        public static int OutputChannels => 33;

        public static int OutputHeight => 9;

        public static int OutputWidth => 9;

        public static int KernelHeight => 3;

        public static int KernelWidth => 3;

        public static int Stride => 1;

        public static int PadTop => 1;

        public static int PadLeft => 1;

        public static int Dilation => 1;

        public static int Groups => 1;

        public static bool HasBias => true;
    }

    /// <summary>A channel for each.</summary>
    private readonly struct Grouped : IConvolution
    {
        public static int InputChannels => 12;

        public static int InputHeight => 8;

        public static int InputWidth => 7;

        public static int OutputChannels => 12;

        public static int OutputHeight => 8;

        public static int OutputWidth => 7;

        public static int KernelHeight => 3;

        public static int KernelWidth => 3;

        public static int Stride => 1;

        public static int PadTop => 1;

        public static int PadLeft => 1;

        public static int Dilation => 1;

        public static int Groups => 12;

        public static bool HasBias => true;
    }

    /// <summary>Phases of the input's gradient.</summary>
    private readonly struct Strided : IConvolution
    {
        public static int InputChannels => 3;

        public static int InputHeight => 15;

        public static int InputWidth => 17;

        public static int OutputChannels => 7;

        public static int OutputHeight => 8;

        public static int OutputWidth => 9;

        public static int KernelHeight => 3;

        public static int KernelWidth => 3;

        public static int Stride => 2;

        public static int PadTop => 1;

        public static int PadLeft => 1;

        public static int Dilation => 1;

        public static int Groups => 1;

        public static bool HasBias => true;
    }
}
