using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Functions with trained numbers against loops in double precision.</summary>
public class ParametricMapTests
{
    public static TheoryData<Layout, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<Layout, int, int, bool>();
            foreach (var channels in new[] { 1, 3, 17, 40 })
            {
                foreach (var isShared in new[] { false, true })
                {
                    cases.Add(Layout.Panels, channels, 1, isShared);
                    cases.Add(Layout.Lanes, channels, 15, isShared);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_number(Layout layout, int channels, int positions, bool isShared)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float, Rectifier<float>>(layout, channels, positions, rows, isShared);
            Check<double, Rectifier<double>>(layout, channels, positions, rows, isShared);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Several_numbers_of_a_function_that_is_infinite_at_0(
        Layout layout, int channels, int positions, bool isShared)
    {
        foreach (var rows in Numbers.Rows)
        {
            Check<float, Hyperbola<float>>(layout, channels, positions, rows, isShared);
            Check<double, Hyperbola<double>>(layout, channels, positions, rows, isShared);
        }
    }

    /// <summary>A function as the kernels take it, and as the loops do.</summary>
    private interface ITested<T> : IParametricActivation<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        static abstract double Value(double x, double[] p);

        static abstract double Slope(double x, double[] p);

        static abstract double NumberSlope(int number, double x, double[] p);
    }

    private static void Check<T, TFunction>(Layout layout, int channels, int positions, int rows, bool isShared)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TFunction : struct, ITested<T>
    {
        var features = channels * positions;
        if (isShared)
            (channels, positions) = (1, features);
        var next = Panels.PaddedFeatures(channels);
        double[] numbers = [.. Enumerable.Range(0, TFunction.Count).SelectMany(i => Padded(Numbers.Normal(3 + i, channels), next))];
        double[] NumbersOf(int i) =>
            [.. Enumerable.Range(0, TFunction.Count).Select(n => numbers[(n * next) + (i / positions % channels)])];

        // Away from 0, where the one function has a kink and the other a pole.
        double[] x = [.. Numbers.Normal(1, rows * features).Select(value => value + (0.25 * (value < 0 ? -1 : 1)))];
        var g = Numbers.Normal(2, x.Length);
        var parameters = new AlignedBlock<T>(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
            parameters.Span[i] = T.CreateTruncating(numbers[i]);

        var input = new Batch<T>(layout, rows, x, fill: 0);
        var output = new Batch<T>(layout, rows, features, fill: 7);
        if (layout == Layout.Panels)
        {
            ParametricMap<T>.ForwardPanels<TFunction>(
                input.Address, parameters.Address, output.Address, channels, features, rows, input.Capacity);
        }
        else
        {
            ParametricMap<T>.ForwardLanes<TFunction>(
                input.Address, parameters.Address, output.Address, channels, positions, rows);
        }

        Numbers.AreClose(
            [.. x.Select((value, i) => TFunction.Value(value, NumbersOf(i)))], output.Values, 4 * Numbers.Tolerance<T>());
        Assert.All(output.Padding, padding => Assert.True(double.IsFinite(padding)));

        var inputGradient = new Batch<T>(layout, rows, features, fill: 7);
        var inPlace = new Batch<T>(layout, rows, g, fill: 0);
        var gradients = Backward(inPlace.Address, inputGradient.Address);
        Assert.Equal(gradients, Backward(inPlace.Address, default));
        Assert.Equal(gradients, Backward(inPlace.Address, inPlace.Address));
        Assert.Equal(inputGradient.Values, inPlace.Values);
        Assert.DoesNotContain(inputGradient.Padding, padding => padding != 0);

        Numbers.AreClose(
            [.. g.Select((value, i) => value * TFunction.Slope(x[i], NumbersOf(i)))],
            inputGradient.Values,
            4 * Numbers.Tolerance<T>());
        for (var number = 0; number < TFunction.Count; number++)
        {
            var expected = new double[channels];
            for (var i = 0; i < x.Length; i++)
                expected[i / positions % channels] += g[i] * TFunction.NumberSlope(number, x[i], NumbersOf(i));
            var actual = gradients.AsSpan(number * next, next).ToArray();
            Numbers.AreClose(expected, actual[..channels], 8 * Numbers.Tolerance<T>());
            Assert.DoesNotContain(actual[channels..], padding => padding != 0);
        }

        double[] Backward(Address<T> outputGradient, Address<T> gradient)
        {
            var block = new AlignedBlock<T>(TFunction.Count * next);
            var sink = new StoreGradient<T>(block.Address);
            if (layout == Layout.Panels)
            {
                ParametricMap<T>.BackwardPanels<TFunction, StoreGradient<T>>(
                    input.Address, outputGradient, parameters.Address, gradient, sink, 0, channels, features, rows,
                    input.Capacity);
            }
            else
            {
                ParametricMap<T>.BackwardLanes<TFunction, StoreGradient<T>>(
                    input.Address, outputGradient, parameters.Address, gradient, sink, 0, channels, positions, rows);
            }

            return [.. block.Span.ToArray().Select(double.CreateTruncating)];
        }
    }

    private static double[] Padded(double[] values, int length) => [.. values, .. new double[length - values.Length]];

    /// <summary><c>y = x where x &gt; 0, else a x</c>.</summary>
    private readonly struct Rectifier<T> : ITested<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int Count => 1;

        public static bool IsTotal => true;

        public static V Forward<V>(V x, in Coefficients<V> p)
            where V : struct, ISimd<V, T> => V.Where(V.GreaterThan(x, V.Zero), x, p.P0 * x);

        public static V Backward<V>(V x, V gradient, in Coefficients<V> p, ref Coefficients<V> sums)
            where V : struct, ISimd<V, T>
        {
            var isPositive = V.GreaterThan(x, V.Zero);
            sums.P0 += gradient * V.Where(isPositive, V.Zero, x);
            return gradient * V.Where(isPositive, V.Create(T.One), p.P0);
        }

        public static double Value(double x, double[] p) => x > 0 ? x : p[0] * x;

        public static double Slope(double x, double[] p) => x > 0 ? 1 : p[0];

        public static double NumberSlope(int number, double x, double[] p) => Math.Min(0, x);
    }

    /// <summary><c>y = a x + b / x + c² x²</c>.</summary>
    private readonly struct Hyperbola<T> : ITested<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int Count => 3;

        public static bool IsTotal => false;

        public static V Forward<V>(V x, in Coefficients<V> p)
            where V : struct, ISimd<V, T> => (p.P0 * x) + (p.P1 / x) + (p.P2 * p.P2 * x * x);

        public static V Backward<V>(V x, V gradient, in Coefficients<V> p, ref Coefficients<V> sums)
            where V : struct, ISimd<V, T>
        {
            var isNone = V.Equal(gradient, V.Zero);
            sums.P0 += V.Where(isNone, V.Zero, gradient * x);
            sums.P1 += V.Where(isNone, V.Zero, gradient / x);
            sums.P2 += V.Where(isNone, V.Zero, gradient * (p.P2 + p.P2) * x * x);
            return V.Where(isNone, V.Zero, gradient * (p.P0 - (p.P1 / (x * x)) + ((p.P2 + p.P2) * p.P2 * x)));
        }

        public static double Value(double x, double[] p) => (p[0] * x) + (p[1] / x) + (p[2] * p[2] * x * x);

        public static double Slope(double x, double[] p) => p[0] - (p[1] / (x * x)) + (2 * p[2] * p[2] * x);

        public static double NumberSlope(int number, double x, double[] p) => number switch
        {
            0 => x,
            1 => 1 / x,
            _ => 2 * p[2] * x * x,
        };
    }
}
