using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>What one pass does is what the passes of its parts do, bit for bit.</summary>
public class FusedPassTests
{
    private const double Momentum = 0.3;
    private const double Epsilon = 1e-3;

    public static TheoryData<Layout, int, int, int> Cases => new()
    {
        { Layout.Panels, 1, 1, 2 },
        { Layout.Panels, 17, 1, 40 },
        { Layout.Panels, 75, 1, 33 },
        { Layout.Lanes, 1, 2, 1 },
        { Layout.Lanes, 3, 5, 17 },
        { Layout.Lanes, 17, 15, 40 },
        { Layout.Lanes, 2, 515, 20 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void BatchNorm_WithSumAndActivation(Layout layout, int channels, int positions, int rows)
    {
        BatchNorm<float, Rectifier<float>>(layout, channels, positions, rows);
        BatchNorm<double, Rectifier<double>>(layout, channels, positions, rows);
        BatchNorm<float, Square<float>>(layout, channels, positions, rows);
        BatchNorm<double, Square<double>>(layout, channels, positions, rows);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BatchNormBackward_FromTheGradientAfterTheActivation(Layout layout, int channels, int positions, int rows)
    {
        foreach (var (more, mask, keepsSum) in new[]
        {
            (false, false, false), (true, false, false), (false, true, true), (true, true, true), (true, false, true),
        })
        {
            BatchNormBackward<float>(layout, channels, positions, rows, more, mask, keepsSum);
            BatchNormBackward<double>(layout, channels, positions, rows, more, mask, keepsSum);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Join_WithActivation(Layout layout, int channels, int positions, int rows)
    {
        Joined<float>(layout, rows, channels * positions);
        Joined<double>(layout, rows, channels * positions);
    }

    [Fact]
    public void Function_ThatIsNotFiniteLeavesNoInfinityInThePadding()
    {
        foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
        {
            var x = Random<float>(layout, 17, 5, seed: 1);
            var sum = Empty<float>(layout, 17, 5);
            Add<float, Reciprocal<float>>(layout, x, Empty<float>(layout, 17, 5, fill: 0), default, sum);
            Assert.DoesNotContain(sum.Padding, padding => padding != 0);
            var net = new Normalized<float>(layout, 5, 1, x);
            net.Forward<Reciprocal<float>>(default, default, sum);
            Assert.DoesNotContain(sum.Padding, padding => padding != 0);
        }
    }

    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(17, 5, 20)]
    [InlineData(40, 49, 33)]
    public void GlobalAvgPoolBackward_ThroughTheActivationBefore(int channels, int positions, int rows)
    {
        var features = channels * positions;
        var y = Random<float>(Layout.Lanes, rows, features, seed: 1);
        var g = Random<float>(Layout.Panels, rows, channels, seed: 2, fill: 0);
        Batch<float> spread = Empty<float>(Layout.Lanes, rows, features), expected = Empty<float>(Layout.Lanes, rows, features);
        GlobalAvgPool2D<float>.Backward<NoActivation<float>>(
            default, g.Address, spread.Address, channels, positions, rows, g.Capacity);
        Elementwise<float>.BackwardLanes<Rectifier<float>>(
            y.Address, spread.Address, default, default, expected.Address, features, rows);
        var actual = Empty<float>(Layout.Lanes, rows, features);
        GlobalAvgPool2D<float>.Backward<Rectifier<float>>(
            y.Address, g.Address, actual.Address, channels, positions, rows, g.Capacity);
        Assert.Equal(expected.Values, actual.Values);
        Assert.DoesNotContain(actual.Padding, padding => padding != 0);
    }

    private static void BatchNorm<T, TActivation>(Layout layout, int channels, int positions, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        var features = channels * positions;
        var x = Random<T>(layout, rows, features, seed: 1);
        var residual = Random<T>(layout, rows, features, seed: 2);
        Normalized<T> parts = new(layout, channels, positions, x), whole = new(layout, channels, positions, x);
        Batch<T> Empty() => FusedPassTests.Empty<T>(layout, rows, features);

        // Training, with the sum and without; then by the running statistics.
        foreach (var (adds, predicts) in new[] { (true, false), (false, false), (true, true), (false, true) })
        {
            Batch<T> normal = Empty(), sum = Empty(), expected = Empty(), kept = Empty(), actual = Empty();
            if (predicts)
                parts.Predict<NoActivation<T>>(default, default, normal);
            else
                parts.Forward<NoActivation<T>>(default, default, normal);
            if (adds)
                Add<T, NoActivation<T>>(layout, normal, residual, default, sum);
            else
                sum = normal;
            Map<T, TActivation>(layout, sum, expected);

            var added = adds ? residual.Address : default;
            var keeping = TActivation.IsFromInput ? kept.Address : default;
            if (predicts)
                whole.Predict<TActivation>(added, keeping, actual);
            else
                whole.Forward<TActivation>(added, keeping, actual);
            Assert.Equal(expected.Values, actual.Values);
            Assert.Equal(parts.State, whole.State);
            if (TActivation.IsFromInput)
                Assert.Equal(sum.Values, kept.Values);
        }
    }

    private static void BatchNormBackward<T>(
        Layout layout, int channels, int positions, int rows, bool adds, bool masks, bool keepsSum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var features = channels * positions;
        var x = Random<T>(layout, rows, features, seed: 1);
        var net = new Normalized<T>(layout, channels, positions, x);
        var y = Empty<T>(layout, rows, features);
        net.Forward<Rectifier<T>>(default, default, y);

        var g = Random<T>(layout, rows, features, seed: 3, fill: 0);
        var more = Random<T>(layout, rows, features, seed: 4, fill: 0);
        var mask = Random<T>(layout, rows, features, seed: 5, fill: 0);
        Batch<T> sum = Empty<T>(layout, rows, features), expected = Empty<T>(layout, rows, features);
        Derive<T, Rectifier<T>>(layout, y, g, adds ? more.Address : default, masks ? mask.Address : default, sum);
        var expectedGradients = net.Backward<NoActivation<T>>(
            default, sum.Address, default, default, default, expected.Address);

        foreach (var inPlace in new[] { false, true })
        {
            var given = Random<T>(layout, rows, features, seed: 3, fill: 0);
            Batch<T> keptSum = Empty<T>(layout, rows, features), actual = inPlace ? given : Empty<T>(layout, rows, features);
            var gradients = net.Backward<Rectifier<T>>(
                y.Address,
                given.Address,
                adds ? more.Address : default,
                masks ? mask.Address : default,
                keepsSum ? keptSum.Address : default,
                actual.Address);
            Assert.Equal(expectedGradients, gradients);
            Assert.Equal(expected.Values, actual.Values);
            Assert.DoesNotContain(actual.Padding, padding => padding != 0);
            if (keepsSum)
            {
                Assert.Equal(sum.Values, keptSum.Values);
                Assert.DoesNotContain(keptSum.Padding, padding => padding != 0);
            }
        }

        // The gradients of scale and shift alone.
        Assert.Equal(expectedGradients, net.Backward<Rectifier<T>>(
            y.Address, g.Address, adds ? more.Address : default, masks ? mask.Address : default, default, default));
    }

    private static void Joined<T>(Layout layout, int rows, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch<T> a = Random<T>(layout, rows, features, seed: 1), b = Random<T>(layout, rows, features, seed: 2);
        Batch<T> Empty() => FusedPassTests.Empty<T>(layout, rows, features);
        Batch<T> sum = Empty(), expected = Empty(), kept = Empty(), actual = Empty();
        Add<T, NoActivation<T>>(layout, a, b, default, sum);
        Map<T, Square<T>>(layout, sum, expected);
        Add<T, Square<T>>(layout, a, b, kept.Address, actual);
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(sum.Values, kept.Values);

        Multiply<T, NoActivation<T>>(layout, a, b, default, sum);
        Map<T, Rectifier<T>>(layout, sum, expected);
        Multiply<T, Rectifier<T>>(layout, a, b, default, actual);
        Assert.Equal(expected.Values, actual.Values);
    }

    private static Batch<T> Random<T>(Layout layout, int rows, int features, int seed, double fill = 7)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(layout, rows, Numbers.Normal(seed, rows * features), fill);

    private static Batch<T> Empty<T>(Layout layout, int rows, int features, double fill = 7)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(layout, rows, features, fill);

    private static void Map<T, TActivation>(Layout layout, Batch<T> x, Batch<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        if (layout == Layout.Panels)
            Elementwise<T>.ForwardPanels<TActivation>(x.Address, y.Address, x.Features, x.Rows, x.Capacity);
        else
            Elementwise<T>.ForwardLanes<TActivation>(x.Address, y.Address, x.Features, x.Rows);
    }

    private static void Derive<T, TActivation>(
        Layout layout, Batch<T> y, Batch<T> g, Address<T> more, Address<T> mask, Batch<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        if (layout == Layout.Panels)
        {
            Elementwise<T>.BackwardPanels<TActivation>(
                y.Address, g.Address, more, mask, result.Address, y.Features, y.Rows, y.Capacity);
        }
        else
        {
            Elementwise<T>.BackwardLanes<TActivation>(
                y.Address, g.Address, more, mask, result.Address, y.Features, y.Rows);
        }
    }

    private static void Add<T, TActivation>(Layout layout, Batch<T> a, Batch<T> b, Address<T> kept, Batch<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        if (layout == Layout.Panels)
            Join<T>.AddPanels<TActivation>(a.Address, b.Address, kept, y.Address, a.Features, a.Rows, a.Capacity);
        else
            Join<T>.AddLanes<TActivation>(a.Address, b.Address, kept, y.Address, a.Features, a.Rows);
    }

    private static void Multiply<T, TActivation>(Layout layout, Batch<T> a, Batch<T> b, Address<T> kept, Batch<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TActivation : struct, IActivation<T>
    {
        if (layout == Layout.Panels)
            Join<T>.MultiplyPanels<TActivation>(a.Address, b.Address, kept, y.Address, a.Features, a.Rows, a.Capacity);
        else
            Join<T>.MultiplyLanes<TActivation>(a.Address, b.Address, kept, y.Address, a.Features, a.Rows);
    }

    /// <summary>A batch normalization with parameters of its own.</summary>
    private sealed class Normalized<T>(Layout layout, int channels, int positions, Batch<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Packed<T> _weight = new(Numbers.Normal(11, channels));
        private readonly Packed<T> _bias = new(Numbers.Normal(12, channels));
        private readonly Packed<T> _mean = new(Numbers.Normal(13, channels));
        private readonly Packed<T> _variance = new([.. Numbers.Normal(14, channels).Select(value => value * value)]);
        private readonly AlignedBlock<T> _statistics = new(4 * Panels.PaddedFeatures(channels));

        /// <summary>What the forward pass leaves.</summary>
        public double[] State => [.. _mean.All, .. _variance.All, .. _statistics.Span.ToArray().Select(double.CreateTruncating)];

        public void Forward<TActivation>(Address<T> residual, Address<T> kept, Batch<T> output)
            where TActivation : struct, IActivation<T>
        {
            if (layout == Layout.Panels)
            {
                BatchNorm<T>.ForwardPanels<TActivation>(
                    x.Address, _weight.Address, _bias.Address, _mean.Address, _variance.Address, _statistics.Address,
                    residual, kept, output.Address, channels, positions, Momentum, Epsilon, x.Rows, x.Capacity);
            }
            else
            {
                BatchNorm<T>.ForwardLanes<TActivation>(
                    x.Address, _weight.Address, _bias.Address, _mean.Address, _variance.Address, _statistics.Address,
                    residual, kept, output.Address, channels, positions, Momentum, Epsilon, x.Rows, x.Capacity);
            }
        }

        public void Predict<TActivation>(Address<T> residual, Address<T> kept, Batch<T> output)
            where TActivation : struct, IActivation<T>
        {
            if (layout == Layout.Panels)
            {
                BatchNorm<T>.PredictPanels<TActivation>(
                    x.Address, _weight.Address, _bias.Address, _mean.Address, _variance.Address, residual, kept,
                    output.Address, channels, positions, Epsilon, x.Rows, x.Capacity);
            }
            else
            {
                BatchNorm<T>.PredictLanes<TActivation>(
                    x.Address, _weight.Address, _bias.Address, _mean.Address, _variance.Address, residual, kept,
                    output.Address, channels, positions, Epsilon, x.Rows, x.Capacity);
            }
        }

        /// <summary>The gradients of scale and shift.</summary>
        public T[] Backward<TActivation>(
            Address<T> saved,
            Address<T> outputGradient,
            Address<T> more,
            Address<T> mask,
            Address<T> sumGradient,
            Address<T> inputGradient)
            where TActivation : struct, IActivation<T>
        {
            var padded = Panels.PaddedFeatures(channels);
            var gradients = new AlignedBlock<T>(2 * padded);
            var sink = new StoreGradient<T>(gradients.Address);
            if (layout == Layout.Panels)
            {
                BatchNorm<T>.BackwardPanels<TActivation, StoreGradient<T>>(
                    x.Address, saved, outputGradient, more, mask, _weight.Address, _statistics.Address, sumGradient,
                    inputGradient, sink, 0, padded, channels, positions, x.Rows, x.Capacity);
            }
            else
            {
                BatchNorm<T>.BackwardLanes<TActivation, StoreGradient<T>>(
                    x.Address, saved, outputGradient, more, mask, _weight.Address, _statistics.Address, sumGradient,
                    inputGradient, sink, 0, padded, channels, positions, x.Rows, x.Capacity);
            }

            return gradients.Span.ToArray();
        }
    }

    private readonly struct Rectifier<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => V.Max(V.Zero, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V saved, V gradient)
            where V : struct, ISimd<V, T> => V.Where(V.GreaterThan(saved, V.Zero), gradient, V.Zero);
    }

    private readonly struct Square<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsFromInput => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => x * x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V saved, V gradient)
            where V : struct, ISimd<V, T> => gradient * (saved + saved);
    }

    private readonly struct Reciprocal<T> : IActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsTotal => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Forward<V>(V x)
            where V : struct, ISimd<V, T> => V.Create(T.One) / x;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Backward<V>(V saved, V gradient)
            where V : struct, ISimd<V, T> => -(gradient * saved * saved);
    }
}
