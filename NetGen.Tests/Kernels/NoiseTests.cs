using System.Numerics;
using NetGen.Kernels;
using NetGen.Training;

namespace NetGen.Tests.Kernels;

/// <summary>Dropout and Gaussian noise: where each number comes from, and how the numbers are distributed.</summary>
public sealed unsafe class NoiseTests
{
    private static readonly DrawKey Key = new(11, 3, 5L << 31);

    public static TheoryData<int, int> Shapes => new()
    {
        // rows, features
        { 1, 1 }, { 3, 16 }, { 40, 10 }, { 150, 17 }, { 21, 32 }, { 70, 33 }, { 9, 64 }, { 37, 100 }, { 5, 300 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Dropped_elements_are_those_that_Philox_names(int rows, int features)
    {
        // The definition, one element at a time.
        const double rate = 0.3;
        const int threshold = 19661;
        var columns = features <= 16 ? 1 : features <= 32 ? 2 : features <= 64 ? 4 : 8;
        var examples = 8 / columns;
        double Expected(int example, int feature)
        {
            var number = (example / 16 % examples * columns) + (feature / 16 % columns);
            var block = Philox.Encrypt(
                new(
                    (uint)((feature / (16 * columns) * 16) + (feature % 16)),
                    (uint)((example / (16 * examples) * 16) + (example % 16)),
                    Key.Counter2,
                    Key.Counter3),
                Key.Key0,
                Key.Key1);
            var word = (number / 2) switch { 0 => block.X, 1 => block.Y, 2 => block.Z, _ => block.W };
            return (ushort)(word >> (16 * (number % 2))) < threshold ? 0 : 1 / (1 - rate);
        }

        foreach (var layout in new[] { Layout.Panels, Layout.Lanes })
        {
            foreach (var firstRow in layout == Layout.Lanes ? [0, 48] : new[] { 0, 7, 48 })
            {
                var expected = new double[rows * features];
                for (var i = 0; i < expected.Length; i++)
                    expected[i] = Expected(firstRow + (i / features), i % features);
                CheckMask<float>(layout, rows, features, firstRow, rate, expected, 1e-6);
                CheckMask<double>(layout, rows, features, firstRow, rate, expected, 1e-15);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Widths_layouts_and_cuts_give_the_same_numbers(int rows, int features)
    {
        var whole = Gaussian<float>(Layout.Panels, rows, features, 0);
        Assert.All(
            whole.Zip(Gaussian<double>(Layout.Panels, rows, features, 0)),
            pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Equal(whole, Gaussian<float>(Layout.Lanes, rows, features, 0));
        var cut = Math.Min(rows, 3);
        Assert.Equal(whole[(cut * features)..], Gaussian<float>(Layout.Panels, rows - cut, features, cut));

        CheckWidths<float>(rows, features);
        CheckWidths<double>(rows, features);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Dropout_drops_its_rate_and_keeps_the_expectation(double rate)
    {
        const int rows = 1000, features = 200, count = rows * features;
        var ones = Enumerable.Repeat(1.0, count).ToArray();
        var x = new Batch<float>(Layout.Panels, rows, ones, 0);
        var y = new Batch<float>(Layout.Panels, rows, features, 0);
        var mask = new Batch<float>(Layout.Panels, rows, features, 0);
        Noise<float>.DropoutPanels(
            x.Address, y.Address, mask.Address, features, rows, x.Capacity, 0, rate, seed: 1, stream: 2, draw: 3);
        var dropped = y.Values.Count(value => value == 0) / (double)count;
        var deviation = Math.Sqrt(rate * (1 - rate) / count);
        Assert.InRange(dropped, rate - (5 * deviation) - 1e-5, rate + (5 * deviation) + 1e-5);
        Assert.InRange(y.Values.Average(), 1 - (5 * deviation / (1 - rate)) - 1e-4, 1 + (5 * deviation / (1 - rate)) + 1e-4);

        // Neighbours in a row and in a column are independent.
        var kept = mask.Values.Select(value => value == 0 ? rate - 1 : rate).ToArray();
        if (rate is > 0.01)
        {
            foreach (var lag in new[] { 1, 16, features, 16 * features })
            {
                var correlation = Enumerable.Range(0, count - lag).Average(i => kept[i] * kept[i + lag]) / (rate * (1 - rate));
                Assert.InRange(correlation, -0.0125, 0.0125);
            }
        }
    }

    [Fact]
    public void Gaussian_numbers_have_the_moments_of_the_normal_distribution()
    {
        var numbers = Gaussian<float>(Layout.Panels, 2000, 300, 0).Select(value => value / 2).ToArray();
        Assert.Equal(0, numbers.Average(), 0.006);
        Assert.Equal(1, numbers.Average(n => n * n), 0.01);
        Assert.Equal(0, numbers.Average(n => n * n * n), 0.03);
        Assert.Equal(3, numbers.Average(n => n * n * n * n), 0.08);
        Assert.Equal(0.0227501, numbers.Count(n => n > 2) / (double)numbers.Length, 0.001);
        Assert.InRange(numbers.Max(Math.Abs), 4.3, 5.4);
    }

    [Fact]
    public void Gaussian_numbers_are_quantiles()
    {
        // Each word's upper 23 bits in the first lane; the extremes are among them.
        var numbers = stackalloc double[8];
        foreach (var bits in new uint[] { 0, 1, 2, 77, 4000, 1 << 20, (1 << 22) - 1, 1 << 22, (1 << 23) - 500, (1 << 23) - 1 })
        {
            var expected = NormalDistribution.Quantile((bits + 0.5) / (1 << 23));
            Wide128<double>.Store(numbers, RandomLanes<double, Words128>.Normal<Wide128<double>>(Words128.Create(bits << 9)));
            Assert.Equal(expected, numbers[0], 3e-6 * (1 + Math.Abs(expected)));
            var words = Words128.Create(((ulong)bits << 41) | (bits << 9));
            Wide128<float>.Store((float*)numbers, RandomLanes<float, Words128>.Normal<Wide128<float>>(words));
            Assert.Equal(expected, ((float*)numbers)[1], 3e-6 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void Another_seed_stream_or_draw_gives_other_numbers()
    {
        float[] First(int seed, int stream, long draw)
        {
            var x = new Batch<float>(Layout.Panels, 4, 16, 0);
            var y = new Batch<float>(Layout.Panels, 4, 16, 0);
            Noise<float>.GaussianPanels(x.Address, y.Address, 16, 4, x.Capacity, 0, 1, seed, stream, draw);
            return [.. y.Values.Select(value => (float)value)];
        }

        var all = new[] { First(0, 0, 0), First(1, 0, 0), First(0, 1, 0), First(0, 0, 1), First(0, 0, 1L << 32) }
            .SelectMany(numbers => numbers).ToArray();
        Assert.True(all.Distinct().Count() > all.Length - 3);
        Assert.Equal(First(4, 5, 6), First(4, 5, 6));
    }

    [Fact]
    public void Lanes_begin_with_a_block() => Assert.Throws<ArgumentException>(
        () => Noise<float>.GaussianLanes(default, default, 4, 1, 1, 8, 1, 0, 0, 0));

    private static void CheckMask<T>(
        Layout layout, int rows, int features, int firstRow, double rate, double[] expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Enumerable.Range(1, rows * features).Select(i => (double)i).ToArray();
        var x = new Batch<T>(layout, rows, values, double.NaN);
        var y = new Batch<T>(layout, rows, features, 7);
        var mask = new Batch<T>(layout, rows, features, 7);
        if (layout == Layout.Panels)
        {
            Noise<T>.DropoutPanels(
                x.Address, y.Address, mask.Address, features, rows, x.Capacity, firstRow, rate, 11, 3, 5L << 31);
        }
        else
        {
            Noise<T>.DropoutLanes(
                x.Address, y.Address, mask.Address, features, rows, x.Capacity, firstRow, rate, 11, 3, 5L << 31);
        }

        Assert.All(expected.Zip(mask.Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        Assert.All(
            y.Values.Zip(values.Zip(expected)),
            pair => Assert.Equal(pair.Second.First * pair.Second.Second, pair.First, tolerance * 1e4));
        Assert.All(mask.Padding.Concat(y.Padding), value => Assert.Equal(0, value));
    }

    private static double[] Gaussian<T>(Layout layout, int rows, int features, int firstRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 0)
            return [];
        var x = new Batch<T>(layout, rows, features, 0);
        var y = new Batch<T>(layout, rows, features, 7);
        if (layout == Layout.Panels)
            Noise<T>.GaussianPanels(x.Address, y.Address, features, rows, x.Capacity, firstRow, 2, 1, 2, 3);
        else
            Noise<T>.GaussianLanes(x.Address, y.Address, features, rows, x.Capacity, firstRow, 2, 1, 2, 3);
        Assert.All(y.Padding, value => Assert.Equal(0, value));
        return y.Values;
    }

    private static void CheckWidths<T>(int rows, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] Mask<V, W>(Layout layout)
            where V : struct, ISimd<V, T>
            where W : unmanaged, IWords<W>
        {
            var x = new Batch<T>(layout, rows, features, 1);
            var y = new Batch<T>(layout, rows, features, 0);
            var mask = new Batch<T>(layout, rows, features, 0);
            var noise = new DropoutNoise<T>(x.Address.Pointer, y.Address.Pointer, mask.Address.Pointer, 0.4);
            var onPanels = new NoiseOnPanels<T, DropoutNoise<T>>(noise, features, rows, x.Capacity, 16, Key);
            var onLanes = new NoiseOnLanes<T, DropoutNoise<T>>(noise, features, rows, 16, Key);
            if (layout == Layout.Panels)
                onPanels.Run<V, W>(0, onPanels.Items);
            else
                onLanes.Run<V, W>(0, onLanes.Items);
            return mask.Values;
        }

        var expected = Mask<Wide128<T>, Words128>(Layout.Panels);
        Assert.Equal(expected, Mask<Wide128<T>, Words128>(Layout.Lanes));
        Assert.Equal(expected, Mask<Wide256<T>, Words256>(Layout.Panels));
        Assert.Equal(expected, Mask<Wide256<T>, Words256>(Layout.Lanes));
        Assert.Equal(expected, Mask<Wide512<T>, Words512>(Layout.Panels));
        Assert.Equal(expected, Mask<Wide512<T>, Words512>(Layout.Lanes));
    }
}
