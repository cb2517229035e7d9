using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Kernels that are cut for threads compute the same numbers on any number of them, bit for bit.</summary>
public class RangeTests
{
    private const int Rows = 37;
    private const int Channels = 19;
    private const int Positions = 13;
    private const int Features = Channels * Positions;

    public static TheoryData<string> Kernels => [.. Computations.Keys];

    private static readonly Dictionary<string, Func<double[]>> Computations = new()
    {
        ["batch normalisation in lanes"] = () => Normalised(Layout.Lanes, Channels, Positions),
        ["batch normalisation in panels"] = () => Normalised(Layout.Panels, 75, 1),
        ["elementwise in lanes"] = () => Mapped(Layout.Lanes),
        ["elementwise in panels"] = () => Mapped(Layout.Panels),
        ["joins"] = Joined,
        ["copies of features"] = Copied,
        ["softmax"] = () => Softmaxes(isInLanes: false),
        ["softmax over channels"] = () => Softmaxes(isInLanes: true),
        ["pooling"] = Pooled,
        ["losses"] = Losses,
        ["dropout and noise"] = Noisy,
        ["the update's limits"] = Updated,
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Threads_DoNotShowInTheNumbers(string kernel)
    {
        var expected = Computations[kernel]();
        foreach (var threads in new[] { 2, 3, 5 })
        {
            ThreadTeam.CutsEverything = true;
            try
            {
                using var team = ThreadTeam.Enter(threads, long.MaxValue);
                Assert.Equal(expected, Computations[kernel]());
            }
            finally
            {
                ThreadTeam.CutsEverything = false;
            }
        }
    }

    private static double[] Normalised(Layout layout, int channels, int positions)
    {
        var padded = Panels.PaddedFeatures(channels);
        AlignedBlock<float> statistics = new(4 * padded), gradients = new(2 * padded);
        Packed<float> weight = new(Numbers.Normal(1, channels)), bias = new(Numbers.Normal(2, channels));
        Packed<float> mean = new(Numbers.Normal(3, channels)), variance = new(Numbers.Normal(4, channels));
        Batch<float> x = Random(layout, channels * positions, 5), y = Empty(layout, channels * positions);
        Batch<float> g = Random(layout, channels * positions, 6, fill: 0), dx = Empty(layout, channels * positions);
        Batch<float> predicted = Empty(layout, channels * positions);
        var sink = new StoreGradient<float>(gradients.Address);
        if (layout == Layout.Lanes)
        {
            BatchNorm<float>.ForwardLanes<Rectifier>(
                x.Address, weight.Address, bias.Address, mean.Address, variance.Address, statistics.Address, default,
                default, y.Address, channels, positions, 0.1, 1e-5, Rows, x.Capacity);
            BatchNorm<float>.BackwardLanes<Rectifier, StoreGradient<float>>(
                x.Address, y.Address, g.Address, g.Address, default, weight.Address, statistics.Address, default,
                dx.Address, sink, 0, padded, channels, positions, Rows, x.Capacity);
            BatchNorm<float>.PredictLanes<Rectifier>(
                x.Address, weight.Address, bias.Address, mean.Address, mean.Address, x.Address, default,
                predicted.Address, channels, positions, 30, Rows, x.Capacity);
        }
        else
        {
            BatchNorm<float>.ForwardPanels<Rectifier>(
                x.Address, weight.Address, bias.Address, mean.Address, variance.Address, statistics.Address, default,
                default, y.Address, channels, positions, 0.1, 1e-5, Rows, x.Capacity);
            BatchNorm<float>.BackwardPanels<Rectifier, StoreGradient<float>>(
                x.Address, y.Address, g.Address, g.Address, default, weight.Address, statistics.Address, default,
                dx.Address, sink, 0, padded, channels, positions, Rows, x.Capacity);
            BatchNorm<float>.PredictPanels<Rectifier>(
                x.Address, weight.Address, bias.Address, mean.Address, mean.Address, x.Address, default,
                predicted.Address, channels, positions, 30, Rows, x.Capacity);
        }

        return
        [
            .. y.Values, .. dx.Values, .. predicted.Values, .. mean.All, .. variance.All, .. Numbers64(statistics),
            .. Numbers64(gradients),
        ];
    }

    private static double[] Mapped(Layout layout)
    {
        Batch<float> x = Random(layout, Features, 1), y = Empty(layout, Features), dx = Empty(layout, Features);
        if (layout == Layout.Lanes)
        {
            Elementwise<float>.ForwardLanes<Rectifier>(x.Address, y.Address, Features, Rows);
            Elementwise<float>.BackwardLanes<Rectifier>(
                y.Address, x.Address, y.Address, x.Address, dx.Address, Features, Rows);
        }
        else
        {
            Elementwise<float>.ForwardPanels<Rectifier>(x.Address, y.Address, Features, Rows, x.Capacity);
            Elementwise<float>.BackwardPanels<Rectifier>(
                y.Address, x.Address, y.Address, x.Address, dx.Address, Features, Rows, x.Capacity);
        }

        return [.. y.Values, .. dx.Values];
    }

    private static double[] Joined()
    {
        Batch<float> a = Random(Layout.Panels, Features, 1), b = Random(Layout.Panels, Features, 2);
        Batch<float> sum = Empty(Layout.Panels, Features), product = Empty(Layout.Panels, Features);
        Join<float>.AddPanels<Rectifier>(a.Address, b.Address, default, sum.Address, Features, Rows, a.Capacity);
        Join<float>.MultiplyPanels<Rectifier>(a.Address, b.Address, default, product.Address, Features, Rows, a.Capacity);
        Join<float>.MultiplyAccumulatePanels(a.Address, b.Address, sum.Address, Features, Rows, a.Capacity);
        return [.. sum.Values, .. product.Values];
    }

    private static double[] Copied()
    {
        Batch<float> from = Random(Layout.Lanes, Features, 1), to = Random(Layout.Lanes, 2 * Features, 2);
        Concat<float>.CopyFeaturesLanes(from.Address, Features, 3, to.Address, 2 * Features, 5, 100, Rows, add: false);
        Concat<float>.CopyFeaturesLanes(from.Address, Features, 0, to.Address, 2 * Features, 300, 90, Rows, add: true);
        return to.Values;
    }

    private static double[] Softmaxes(bool isInLanes)
    {
        var layout = isInLanes ? Layout.Lanes : Layout.Panels;
        var x = Random(layout, Features, 1);
        Batch<float>[] y = [.. Enumerable.Range(0, 6).Select(_ => Empty(layout, Features))];
        if (isInLanes)
        {
            ChannelSoftmax<float>.Forward(x.Address, y[0].Address, Channels, Positions, Rows);
            ChannelSoftmax<float>.ForwardLog(x.Address, y[1].Address, Channels, Positions, Rows);
            ChannelSoftmax<float>.Backward(y[0].Address, x.Address, y[2].Address, Channels, Positions, Rows);
            ChannelSoftmax<float>.BackwardLog(y[1].Address, x.Address, y[3].Address, Channels, Positions, Rows);
            ArgMax<float>.OneHotLanes(x.Address, y[4].Address, Channels, Positions, Rows);
        }
        else
        {
            Softmax<float>.Forward(x.Address, y[0].Address, Features, Rows, x.Capacity);
            Softmax<float>.ForwardLog(x.Address, y[1].Address, Features, Rows, x.Capacity);
            Softmax<float>.Backward(y[0].Address, x.Address, y[2].Address, Features, Rows, x.Capacity);
            Softmax<float>.BackwardLog(y[1].Address, x.Address, y[3].Address, Features, Rows, x.Capacity);
        }

        return [.. y.SelectMany(batch => batch.Values)];
    }

    private static double[] Pooled()
    {
        Batch<float> x = Random(Layout.Lanes, Pool.Channels * 30, 1), g = Random(Layout.Lanes, Pool.Channels * 9, 2, fill: 0);
        Batch<float> max = Empty(Layout.Lanes, Pool.Channels * 9), mean = Empty(Layout.Lanes, Pool.Channels * 9);
        Batch<float> dmax = Empty(Layout.Lanes, x.Features), dmean = Empty(Layout.Lanes, x.Features);
        MaxPool2D<float>.Forward<Pool>(x.Address, max.Address, Rows);
        MaxPool2D<float>.Backward<Pool>(x.Address, max.Address, g.Address, dmax.Address, Rows);
        AvgPool2D<float>.Forward<Pool>(x.Address, mean.Address, Rows);
        AvgPool2D<float>.Backward<Pool>(g.Address, dmean.Address, Rows);

        Batch<float> image = Random(Layout.Lanes, Features, 3), dimage = Empty(Layout.Lanes, Features);
        var global = Empty(Layout.Panels, Channels);
        GlobalAvgPool2D<float>.Forward(image.Address, global.Address, Channels, Positions, Rows, global.Capacity);
        GlobalAvgPool2D<float>.Backward<Rectifier>(
            image.Address, global.Address, dimage.Address, Channels, Positions, Rows, global.Capacity);
        return [.. max.Values, .. dmax.Values, .. mean.Values, .. dmean.Values, .. global.Values, .. dimage.Values];
    }

    private static double[] Losses()
    {
        // Several chunks of rows.
        const int Many = 300;
        const int Classes = 21;
        var x = new Batch<float>(Layout.Panels, Many, Numbers.Normal(1, Many * Classes), fill: 7);
        var g = new Batch<float>(Layout.Panels, Many, Classes, fill: 7);
        float[] values = [.. Numbers.Normal(2, Many * Classes).Select(value => (float)Math.Abs(value))];
        int[] classes = [.. Enumerable.Range(0, Many).Select(i => i * 7 % Classes)];
        var results = new List<double>();
        Add(ElementwiseLoss<float>.Backward<Squared>(
            x.Address, Targets<float>.OfValues(values, Classes), g.Address, 0.5f, Classes, x.Capacity));
        Add(SoftmaxCrossEntropy<float>.Backward(
            x.Address, Targets<float>.OfValues(values, Classes), g.Address, 0.5f, Classes, x.Capacity));
        Add(SoftmaxCrossEntropy<float>.Backward(
            x.Address, Targets<float>.OfClasses(classes, Classes), g.Address, 0.5f, Classes, x.Capacity));

        var image = Random(Layout.Lanes, Features, 3);
        g = Empty(Layout.Lanes, Features);
        values = [.. Numbers.Normal(4, Rows * Features).Select(value => (float)Math.Abs(value))];
        classes = [.. Enumerable.Range(0, Rows * Positions).Select(i => i * 7 % Channels)];
        Add(ChannelCrossEntropy<float>.Backward<PlainCrossEntropy<float>>(
            image.Address, Targets<float>.OfValues(values, Channels), g.Address, 0.5f, Channels, Positions, Rows));
        Add(ChannelCrossEntropy<float>.Backward<PlainCrossEntropy<float>>(
            image.Address, Targets<float>.OfClasses(classes, Channels), g.Address, 0.5f, Channels, Positions, Rows));
        return [.. results];

        void Add(double loss) => results.AddRange([loss, .. g.Values]);
    }

    private static double[] Noisy()
    {
        var results = new List<double>();
        foreach (var features in new[] { 5, 40, 200 })
        {
            foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
            {
                Batch<float> x = Random(layout, features, 1), y = Empty(layout, features);
                Batch<float> mask = Empty(layout, features), z = Empty(layout, features);
                if (layout == Layout.Panels)
                {
                    Noise<float>.DropoutPanels(
                        x.Address, y.Address, mask.Address, features, Rows, x.Capacity, 32, 0.3, 1, 2, 3);
                    Noise<float>.GaussianPanels(x.Address, z.Address, features, Rows, x.Capacity, 32, 0.3, 1, 2, 3);
                }
                else
                {
                    Noise<float>.DropoutLanes(
                        x.Address, y.Address, mask.Address, features, Rows, x.Capacity, 32, 0.3, 1, 2, 3);
                    Noise<float>.GaussianLanes(x.Address, z.Address, features, Rows, x.Capacity, 32, 0.3, 1, 2, 3);
                }

                results.AddRange([.. y.Values, .. mask.Values, .. z.Values]);
            }
        }

        float[] buffer = [], values = [.. Numbers.Normal(1, 1000).Select(value => (float)value)];
        var noisy = TargetNoise<float>.Add(Targets<float>.OfValues(values, 10), ref buffer, 0.5, 1, 2, 3, firstRow: 7);
        return [.. results, .. noisy.Values.ToArray().Select(value => (double)value)];
    }

    private static double[] Updated()
    {
        // Several chunks, the last of which is not full.
        var layout = ParameterLayout.DensePanels(70, 1000);
        Packed<float> weights = new(layout, Numbers.Normal(1, layout.Length));
        Packed<float> gradient = new(layout, Numbers.Normal(2, layout.Length));
        var limited = new AlignedBlock<float>(layout.PackedLength);
        var penalty = Penalty<float>.Apply(weights.Address, gradient.Address, 0, layout.PackedLength, 0.1, 0.2);
        GradientClipping<float>.ByNorm(
            gradient.Address, layout.PackedLength, 1, new StoreGradient<float>(limited.Address));
        var byNorm = Numbers64(limited);
        GradientClipping<float>.ByValue(
            gradient.Address, layout.PackedLength, 0.1, new StoreGradient<float>(limited.Address));
        MaxNorm<float>.Apply(weights.Address, 0, 70, 1000, 25);
        return [penalty, .. gradient.Values, .. byNorm, .. Numbers64(limited), .. weights.Values];
    }

    private static Batch<float> Random(Layout layout, int features, int seed, double fill = 7) =>
        new(layout, Rows, Numbers.Normal(seed, Rows * features), fill);

    private static Batch<float> Empty(Layout layout, int features) => new(layout, Rows, features, fill: 7);

    private static IEnumerable<double> Numbers64(AlignedBlock<float> block) =>
        block.Span.ToArray().Select(value => (double)value);

    private readonly struct Rectifier : IActivation<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, float> => V.Max(V.Zero, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V saved, V gradient)
            where V : struct, ISimd<V, float> => V.Where(V.GreaterThan(saved, V.Zero), gradient, V.Zero);
    }

    private readonly struct Squared : IElementwiseLoss<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Loss<V>(V x, V target)
            where V : struct, ISimd<V, float> => (x - target) * (x - target);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Gradient<V>(V x, V target)
            where V : struct, ISimd<V, float> => (x - target) + (x - target);
    }

    /// <summary>Windows of 3 × 2 that overlap, of an image of 5 × 6.</summary>
    private readonly struct Pool : IPool2D
    {
        public static int Channels => 7;

        public static int InputHeight => 5;

        public static int InputWidth => 6;

        public static int OutputHeight => 3;

        public static int OutputWidth => 3;

        public static int KernelHeight => 3;

        public static int KernelWidth => 2;

        public static int StrideY => 1;

        public static int StrideX => 2;

        public static int PadTop => 0;

        public static int PadLeft => 0;

        public static bool CountPadding => false;
    }
}
