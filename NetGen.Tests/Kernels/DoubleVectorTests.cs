using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Vectors of doubles, and the functions on them, at every width.</summary>
public unsafe class DoubleVectorTests
{
    /// <summary>A function, an argument and the value to sixteen digits.</summary>
    public static TheoryData<string, double, double> Values => new()
    {
        { "Exp", 1, 2.718281828459045 },
        { "Exp", -700, 9.859676543759770e-305 },
        { "Exp", 710, double.PositiveInfinity },
        { "Exp", double.NaN, double.NaN },
        { "Log", 2, 0.6931471805599453 },
        { "Log", 5e-324, -744.4400719213812 },
        { "Log", 0, double.NegativeInfinity },
        { "Log", -1, double.NaN },
        { "Log1p", 1e-10, 9.9999999995e-11 },
        { "Log1p", 1e-300, 1e-300 },
        { "Log1p", 1e300, 690.7755278982137 },
        { "Log1p", -1, double.NegativeInfinity },
        { "Log1p", -2, double.NaN },
        { "Log1p", double.PositiveInfinity, double.PositiveInfinity },
        { "Log1p", double.NaN, double.NaN },
        { "Sigmoid", 0, 0.5 },
        { "Sigmoid", 1, 0.7310585786300049 },
        { "Sigmoid", -40, 4.248354255291589e-18 },
        { "Sigmoid", -800, 0 },
        { "Sigmoid", 800, 1 },
        { "Sigmoid", double.NaN, double.NaN },
        { "Tanh", 0.5, 0.46211715726000975 },
        { "Tanh", 1e-200, 1e-200 },
        { "Tanh", -100, -1 },
        { "Tanh", double.NaN, double.NaN },
        { "Softplus", 0, 0.6931471805599453 },
        { "Softplus", 1, 1.3132616875182228 },
        { "Softplus", -40, 4.248354255291589e-18 },
        { "Softplus", 1000, 1000 },
        { "Softplus", double.PositiveInfinity, double.PositiveInfinity },
        { "Softplus", double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Functions_are_accurate(string function, double x, double expected)
    {
        Check<OneLane<double>>();
        Check<Wide128<double>>();
        Check<Wide256<double>>();
        Check<Wide512<double>>();

        void Check<V>()
            where V : struct, ISimd<V, double> => All(
                Lanes(function switch
                {
                    "Exp" => VectorMath<double>.Exp(V.Create(x)),
                    "Log" => VectorMath<double>.Log(V.Create(x)),
                    "Log1p" => VectorMath<double>.Log1p(V.Create(x)),
                    "Sigmoid" => VectorMath<double>.Sigmoid(V.Create(x)),
                    "Tanh" => VectorMath<double>.Tanh(V.Create(x)),
                    _ => VectorMath<double>.Softplus(V.Create(x)),
                }),
                _ => expected,
                1e-15);
    }

    [Fact]
    public void Operations_in_128_bits() => Operations<Wide128<double>>(2);

    [Fact]
    public void Operations_of_one_lane() => Operations<OneLane<double>>(1);

    [Fact]
    public void Operations_in_256_bits() => Operations<Wide256<double>>(4);

    [Fact]
    public void Operations_in_512_bits() => Operations<Wide512<double>>(8);

    private static void Operations<V>(int count)
        where V : struct, ISimd<V, double>
    {
        Assert.Equal(count, V.Count);
        var values = Enumerable.Range(0, count).Select(i => (i % 3) - 1.25 + (0.1 * i)).ToArray();
        V x;
        fixed (double* source = values)
            x = V.Load(source);
        Assert.Equal(values.Sum(), V.Sum(x), 1e-15 * count);
        Assert.Equal(values.Max(), V.MaxLane(x));
        All(Lanes(V.MultiplyAdd(x, x, V.Create(0.5))), i => Math.FusedMultiplyAdd(values[i], values[i], 0.5), 1e-15);
        All(Lanes(V.Round(x)), i => Math.Round(values[i]));
        All(Lanes(V.Round(V.Create(2.5))), _ => 2);
        All(Lanes(V.CopySign(V.Create(3), x)), i => Math.CopySign(3, values[i]));
        All(Lanes(V.Sqrt(V.Abs(x))), i => Math.Sqrt(Math.Abs(values[i])));
        All(Lanes(V.Where(V.LessThan(x, V.Zero), -x, x + V.Create(1))), i => values[i] < 0 ? -values[i] : values[i] + 1);
        All(Lanes(V.Max(V.Zero, x)), i => Math.Max(values[i], 0));
        for (var first = -1; first <= count + 1; first++)
            All(Lanes(V.Where(V.FirstLanes(first), V.Create(1), V.Zero)), i => i < first ? 1 : 0);

        // The smallest normal number, the smallest denormal and the largest power of two.
        All(Lanes(V.ScaleByPowerOfTwo(V.Create(1.5), V.Create(-1022))), _ => 1.5 * double.ScaleB(1, -1022));
        All(Lanes(V.ScaleByPowerOfTwo(V.Create(1), V.Create(-1074))), _ => double.Epsilon);
        All(Lanes(V.ScaleByPowerOfTwo(V.Create(1), V.Create(1023))), _ => double.ScaleB(1, 1023));
        All(Lanes(V.Exponent(V.Create(5e-300))), _ => Math.ILogB(5e-300));
        All(Lanes(V.Significand(V.Create(12.5))), _ => 1.5625);
    }

    private static double[] Lanes<V>(V vector)
        where V : struct, ISimd<V, double>
    {
        var lanes = new double[V.Count];
        fixed (double* destination = lanes)
            V.Store(destination, vector);
        return lanes;
    }

    private static void All(double[] lanes, Func<int, double> expected, double relative = 0)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            if (relative == 0 || !double.IsFinite(expected(i)))
                Assert.Equal(expected(i), lanes[i]);
            else
                Assert.InRange(Math.Abs(lanes[i] - expected(i)), 0, relative * Math.Abs(expected(i)));
        }
    }
}
