using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Noise on weights and targets, penalties and bounds against loops in double precision.</summary>
public sealed class RegularisationTests
{
    public static TheoryData<int, int> Matrices => new() { { 1, 1 }, { 5, 3 }, { 16, 7 }, { 33, 20 }, { 70, 300 } };

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Weight_noise_leaves_the_padding(int outputs, int inputs)
    {
        foreach (var layout in new[] { ParameterLayout.DensePanels(outputs, inputs), ParameterLayout.Rows(outputs, inputs) })
        {
            CheckWeightNoise<float>(layout);
            CheckWeightNoise<double>(layout);
        }
    }

    [Fact]
    public void Weight_noise_is_normal()
    {
        var layout = ParameterLayout.DensePanels(100, 1000);
        var noisy = new Packed<float>(layout, new double[layout.Length]);
        WeightNoise<float>.Apply(noisy.Address, noisy.Address, 0, layout, 0.5, seed: 1, stream: 2, draw: 3);
        Assert.Equal(0, noisy.Values.Average(), 0.008);
        Assert.Equal(0.25, noisy.Values.Average(value => value * value), 0.006);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 7)]
    [InlineData(33, 64)]
    public void Target_noise_does_not_depend_on_the_cut(int rows, int features)
    {
        var values = Enumerable.Range(0, rows * features).Select(i => (float)i).ToArray();
        float[] buffer = [], other = [];
        var target = Targets<float>.OfValues(values, features);
        var whole = TargetNoise<float>.Add(target, ref buffer, 0.125, 1, 2, 3);
        whole.Require(rows);
        var kept = buffer;
        for (var row = 0; row < rows; row++)
        {
            var part = TargetNoise<float>.Add(target.Rows(row, 1), ref other, 0.125, 1, 2, 3, row);
            Assert.Equal(whole.Rows(row, 1).Values, part.Values);
        }

        Assert.Equal(Enumerable.Range(0, values.Length).Select(i => (float)i), values);
        Assert.All(values.Zip(whole.Values.ToArray()), pair => Assert.InRange(pair.Second - pair.First, -1, 1));
        Assert.All(values.Zip(whole.Values.ToArray()), pair => Assert.NotEqual(pair.First, pair.Second));
        TargetNoise<float>.Add(target.Rows(0, 1), ref buffer, 0.125, 1, 2, 4);
        Assert.Same(kept, buffer);
    }

    [Fact]
    public void Target_noise_leaves_class_indices()
    {
        float[] buffer = [];
        var target = Targets<float>.OfClasses([1, 0], 2);
        Assert.Equal([1, 0], TargetNoise<float>.Add(target, ref buffer, 1, 1, 2, 3).Classes);
        Assert.Empty(buffer);
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Penalties(int outputs, int inputs)
    {
        CheckPenalty<float>(outputs, inputs, 1e-5);
        CheckPenalty<double>(outputs, inputs, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Bounds(int outputs, int inputs)
    {
        CheckBound<float>(outputs, inputs, 1e-5);
        CheckBound<double>(outputs, inputs, 1e-12);
    }

    private static void CheckWeightNoise<T>(ParameterLayout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var clean = new Packed<T>(layout, Weights(layout.Length));
        var block = new AlignedBlock<T>(layout.PackedLength);
        block.Span.Fill(T.NaN);
        WeightNoise<T>.Apply(clean.Address, block.Address, 0, layout, 1e-3, 1, 2, 3);

        var noisy = new double[layout.Length];
        layout.Unpack<T, double>(block.Span, noisy);
        Assert.All(clean.Values.Zip(noisy), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 6e-3));
        Assert.True(layout.Length < 8 || clean.Values.Zip(noisy).Average(pair => Math.Abs(pair.First - pair.Second)) > 3e-4);
        var packed = new T[layout.PackedLength];
        layout.Pack<double, T>(noisy, packed);
        Assert.Equal(packed, block.Span.ToArray());
    }

    private static void CheckPenalty<T>(int outputs, int inputs, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = ParameterLayout.DensePanels(outputs, inputs);
        var weights = new Packed<T>(layout, Weights(layout.Length));
        var gradient = new Packed<T>(layout, Enumerable.Repeat(3.0, layout.Length).ToArray());
        var w = weights.Values;
        var expected = (0.1 * w.Sum(Math.Abs)) + (0.02 * w.Sum(x => x * x));
        var penalty = Penalty<T>.Apply(weights.Address, gradient.Address, 0, layout.PackedLength, 0.1, 0.02);
        Assert.Equal(expected, penalty, tolerance * (1 + expected));
        Assert.All(
            w.Zip(gradient.Values),
            pair => Assert.Equal(3 + (0.1 * Math.Sign(pair.First)) + (0.04 * pair.First), pair.Second, 10 * tolerance));
    }

    private static void CheckBound<T>(int outputs, int inputs, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = ParameterLayout.DensePanels(outputs, inputs);
        var weights = new Packed<T>(layout, Weights(layout.Length));
        var before = weights.Values;
        var norms = Enumerable.Range(0, outputs).Select(o => Norm(before, o)).ToArray();
        var bound = norms.Order().ElementAt(outputs / 2);
        MaxNorm<T>.Apply(weights.Address, 0, outputs, inputs, bound);
        var after = weights.Values;
        for (var o = 0; o < outputs; o++)
        {
            var factor = Math.Min(1, bound / norms[o]);
            for (var i = o * inputs; i < (o + 1) * inputs; i++)
                Assert.Equal(norms[o] == 0 ? 0 : before[i] * factor, after[i], tolerance);
        }

        double Norm(double[] values, int o) => Math.Sqrt(values.Skip(o * inputs).Take(inputs).Sum(x => x * x));
    }

    private static double[] Weights(int length) =>
        [.. Enumerable.Range(0, length).Select(i => i % 7 == 0 ? 0 : Math.Sin(i * 1.7) * (1 + (i % 5)))];
}
