using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Cross-entropy with its options against loops in double precision that know nothing of vectors.</summary>
public sealed class CrossEntropyOptionsTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        // rows, classes, positions
        { 1, 2, 1 }, { 5, 3, 1 }, { 17, 16, 1 }, { 9, 17, 1 }, { 3, 70, 1 }, { 16, 2, 4 }, { 19, 5, 3 }, { 33, 21, 7 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Losses_and_gradients(int rows, int classes, int positions)
    {
        Check<float, PlainCrossEntropy<float>>(rows, classes, positions, 2e-5);
        Check<float, Weighted<float>>(rows, classes, positions, 2e-5);
        Check<float, Smoothed<float>>(rows, classes, positions, 2e-5);
        Check<float, WeightedAndSmoothed<float>>(rows, classes, positions, 2e-5);
        Check<double, PlainCrossEntropy<double>>(rows, classes, positions, 1e-12);
        Check<double, WeightedAndSmoothed<double>>(rows, classes, positions, 1e-12);
    }

    [Fact]
    public void Without_a_target_there_is_no_loss_and_no_gradient()
    {
        foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
        {
            var x = new Batch<float>(layout, 3, [1, 2, 3, 4, 5, 6], 0);
            var gradient = new Batch<float>(layout, 3, 2, double.NaN);
            var targets = Targets<float>.OfClasses([-100, -100, -100], 2, ignoreIndex: -100);
            Assert.Equal(0, targets.Divisor<PlainCrossEntropy<float>>(2));
            var loss = Backward<float, PlainCrossEntropy<float>>(layout, x, targets, gradient, float.PositiveInfinity, 1);
            Assert.Equal(double.NaN, loss / targets.Divisor<PlainCrossEntropy<float>>(2));
            Assert.All(gradient.Values, value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void A_class_that_is_impossible_and_weighs_nothing_adds_nothing()
    {
        Weights<double>.Values = [1, 0, 2];
        double[] values = [0.5, double.NegativeInfinity, -0.25];
        foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
        {
            var x = new Batch<double>(layout, 1, values, 0);
            var gradient = new Batch<double>(layout, 1, 3, 0);
            var targets = Targets<double>.OfClasses([2], 3);
            var loss = Backward<double, WeightedAndSmoothed<double>>(layout, x, targets, gradient, 1, 1);
            Assert.True(double.IsFinite(loss));
            Assert.Equal(0, gradient.Values[1], 15);
        }
    }

    [Fact]
    public void What_a_sum_is_divided_by()
    {
        Weights<float>.Values = [1, 2, 4];
        var targets = Targets<float>.OfClasses([0, -1, 2, 2], 3, ignoreIndex: -1);
        Assert.Equal(9, targets.Divisor<Ignoring>(3));
        Assert.Equal(2, targets.Rows(1, 2).Classes.Length);
        Assert.Equal(4, Targets<float>.OfValues(new float[24], 6).Divisor<Ignoring>(6));
        Assert.Equal(8, Targets<float>.OfValues(new float[24], 6).Divisor<Ignoring>(3));
    }

    [Fact]
    public void Targets_are_checked()
    {
        Targets<float>.OfClasses([0, 2, -7], 3, ignoreIndex: -7).Require(3);
        Targets<float>.OfClasses([0, 2, 1, 1], 3, positions: 2).Require(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Targets<float>.OfClasses([0, -7], 3).Require(2));
        var late = Assert.Throws<ArgumentOutOfRangeException>(
            () => Targets<float>.OfClasses([0, 3], 3, ignoreIndex: -100).Require(2));
        Assert.Contains("3 classes are numbered 0 to 2, and -100 stands for no target", late.Message);
        var few = Assert.Throws<ArgumentException>(() => Targets<float>.OfClasses([0, 1, 2], 3, positions: 2).Require(2));
        Assert.Contains("2 examples of 2 class indices each, one for each position, need 4", few.Message);
    }

    private static void Check<T, TOptions>(int rows, int classes, int positions, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOptions : struct, ICrossEntropyOptions<T>
    {
        var random = new Random(rows + (100 * classes));
        Weights<T>.Values = [.. Enumerable.Range(0, classes).Select(i => T.CreateTruncating(i % 4 == 1 ? 0 : 0.5 + i))];
        var x = Doubles(rows * classes * positions, () => (random.NextDouble() * 12) - 6);
        var indices = new int[rows * positions];
        foreach (ref var index in indices.AsSpan())
            index = random.Next(5) == 0 ? TOptions.IgnoreIndex : random.Next(classes);
        indices[0] = 0;
        var distributions = Doubles(x.Length, () => random.Next(3) == 0 ? 0 : random.NextDouble());
        var values = distributions.Select(T.CreateTruncating).ToArray();

        foreach (var layout in positions == 1 ? new[] { Layout.Panels, Layout.Lanes } : [Layout.Lanes])
        {
            var input = new Batch<T>(layout, rows, x, 100);
            var byIndex = Targets<T>.OfClasses(indices, classes, positions, TOptions.IgnoreIndex);
            byIndex.Require(rows);
            Same<T, TOptions>(
                layout, input, byIndex, positions, (e, p, c) => indices[(e * positions) + p] == c ? 1 : 0, indices, tolerance);
            Same<T, TOptions>(
                layout,
                input,
                Targets<T>.OfValues(values, classes * positions),
                positions,
                (e, p, c) => double.CreateTruncating(values[(((e * classes) + c) * positions) + p]),
                null,
                tolerance);
        }
    }

    private static void Same<T, TOptions>(
        Layout layout,
        Batch<T> input,
        Targets<T> targets,
        int positions,
        Func<int, int, int, double> target,
        int[]? indices,
        double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOptions : struct, ICrossEntropyOptions<T>
    {
        const double scale = 0.25;
        var classes = input.Features / positions;
        var x = input.Values;
        var smoothing = double.CreateTruncating(TOptions.LabelSmoothing);
        var expected = new double[x.Length];
        double sum = 0, divisor = 0;
        for (var e = 0; e < input.Rows; e++)
        {
            for (var p = 0; p < positions; p++)
            {
                var index = indices?[(e * positions) + p];
                if (index == TOptions.IgnoreIndex)
                    continue;
                int At(int c) => (((e * classes) + c) * positions) + p;
                var log = Math.Log(Enumerable.Range(0, classes).Sum(c => Math.Exp(x[At(c)])));
                var mass = 0.0;
                for (var c = 0; c < classes; c++)
                {
                    var t = WeightOf<T, TOptions>(c) * (((1 - smoothing) * target(e, p, c)) + (smoothing / classes));
                    sum -= t * (x[At(c)] - log);
                    mass += t;
                    expected[At(c)] -= scale * t;
                }

                for (var c = 0; c < classes; c++)
                    expected[At(c)] += scale * mass * Math.Exp(x[At(c)] - log);
                divisor += index is { } i ? WeightOf<T, TOptions>(i) : 1;
            }
        }

        var gradient = new Batch<T>(layout, input.Rows, input.Features, 7);
        var loss = Backward<T, TOptions>(layout, input, targets, gradient, T.CreateTruncating(scale), positions);
        var largest = Math.Max(1, expected.Max(Math.Abs));
        Assert.Equal(sum, loss, tolerance * Math.Max(1, Math.Abs(sum)));
        var evaluated = layout == Layout.Panels
            ? SoftmaxCrossEntropy<T>.Evaluate<TOptions>(input.Address, targets, classes, input.Capacity)
            : ChannelCrossEntropy<T>.Evaluate<TOptions>(input.Address, targets, classes, positions, input.Rows);
        Assert.Equal(loss, evaluated, tolerance * Math.Max(1, Math.Abs(sum)));
        Assert.Equal(divisor, targets.Divisor<TOptions>(classes), 1e-9 * divisor);
        Assert.All(expected.Zip(gradient.Values), pair => Assert.Equal(pair.First, pair.Second, tolerance * largest));
        if (layout == Layout.Lanes)
            Assert.All(gradient.Padding, value => Assert.Equal(0, value));
    }

    private static double Backward<T, TOptions>(
        Layout layout, Batch<T> x, Targets<T> targets, Batch<T> gradient, T scale, int positions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOptions : struct, ICrossEntropyOptions<T> => layout == Layout.Panels
        ? SoftmaxCrossEntropy<T>.Backward<TOptions>(
            x.Address, targets, gradient.Address, scale, x.Features, x.Capacity)
        : ChannelCrossEntropy<T>.Backward<TOptions>(
            x.Address, targets, gradient.Address, scale, x.Features / positions, positions, x.Rows);

    private static double WeightOf<T, TOptions>(int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOptions : struct, ICrossEntropyOptions<T> =>
        TOptions.ClassWeights.IsEmpty ? 1 : double.CreateTruncating(TOptions.ClassWeights[index]);

    private static double[] Doubles(int length, Func<double> next)
    {
        var values = new double[length];
        foreach (ref var value in values.AsSpan())
            value = next();
        return values;
    }

    private static class Weights<T>
    {
        public static T[] Values { get; set; } = [];
    }

    private readonly struct Weighted<T> : ICrossEntropyOptions<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static ReadOnlySpan<T> ClassWeights => Weights<T>.Values;

        public static T LabelSmoothing => T.Zero;

        public static int IgnoreIndex => -100;
    }

    private readonly struct Smoothed<T> : ICrossEntropyOptions<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static ReadOnlySpan<T> ClassWeights => default;

        public static T LabelSmoothing => T.CreateTruncating(0.125);

        public static int IgnoreIndex => 1;
    }

    private readonly struct WeightedAndSmoothed<T> : ICrossEntropyOptions<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static ReadOnlySpan<T> ClassWeights => Weights<T>.Values;

        public static T LabelSmoothing => T.CreateTruncating(0.25);

        public static int IgnoreIndex => -1;
    }

    private readonly struct Ignoring : ICrossEntropyOptions<float>
    {
        public static ReadOnlySpan<float> ClassWeights => Weights<float>.Values;

        public static float LabelSmoothing => 0;

        public static int IgnoreIndex => -1;
    }
}
