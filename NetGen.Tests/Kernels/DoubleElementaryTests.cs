using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The elementary functions on vectors of doubles, at every width.</summary>
public unsafe class DoubleElementaryTests
{
    /// <summary>A function, its arguments and the value to seventeen digits.</summary>
    public static TheoryData<string, double, double, double> Values => new()
    {
        { "Exp2", 0.5, 0, 1.4142135623730951 },
        { "Exp2", -1074, 0, 5e-324 },
        { "Log2", 10, 0, 3.321928094887362 },
        { "Log2", 0, 0, double.NegativeInfinity },
        { "Log10", 2, 0, 0.3010299956639812 },
        { "Log10", -1, 0, double.NaN },
        { "Cbrt", -2, 0, -1.2599210498948732 },
        { "Cbrt", 1e-300, 0, 1e-100 },
        { "Sin", 1, 0, 0.8414709848078965 },
        { "Sin", 1e22, 0, -0.8522008497671888 },
        { "Cos", 1, 0, 0.5403023058681398 },
        { "Cos", 1e22, 0, 0.523214785395139 },
        { "Tan", 1, 0, 1.5574077246549023 },
        { "Tan", double.PositiveInfinity, 0, double.NaN },
        { "Asin", 0.3, 0, 0.3046926540153975 },
        { "Asin", 1.1, 0, double.NaN },
        { "Acos", 0.3, 0, 1.2661036727794992 },
        { "Acos", -1, 0, 3.141592653589793 },
        { "Atan", 2, 0, 1.1071487177940904 },
        { "Atan", double.NegativeInfinity, 0, -1.5707963267948966 },
        { "Sinh", 1, 0, 1.1752011936438014 },
        { "Sinh", -711, 0, double.NegativeInfinity },
        { "Cosh", 1, 0, 1.5430806348152437 },
        { "Asinh", 2, 0, 1.4436354751788103 },
        { "Asinh", 1e-10, 0, 1e-10 },
        { "Acosh", 2, 0, 1.3169578969248168 },
        { "Acosh", 0.5, 0, double.NaN },
        { "Atanh", 0.5, 0, 0.5493061443340549 },
        { "Atanh", 1, 0, double.PositiveInfinity },
        { "Power", 2, 0.5, 1.4142135623730951 },
        { "Power", -3, 3, -27.0 },
        { "Power", -3, 0.5, double.NaN },
        { "Power", double.NaN, 0, 1.0 },
        { "Power", 0, -1, double.PositiveInfinity },
        { "Power", 10, -320, 1e-320 },
        { "Atan2", 1, -2, 2.677945044588987 },
        { "Atan2", -0.0, -1, -3.141592653589793 },
        { "Maximum", 2, 3, 3.0 },
        { "Maximum", double.NaN, 3, double.NaN },
        { "Maximum", 3, double.NaN, double.NaN },
        { "Minimum", 2, 3, 2.0 },
        { "Minimum", double.NaN, 3, double.NaN },
        { "Minimum", 3, double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Functions_are_accurate(string function, double a, double b, double expected)
    {
        Check<OneLane<double>>();
        Check<Wide128<double>>();
        Check<Wide256<double>>();
        Check<Wide512<double>>();

        void Check<V>()
            where V : struct, ISimd<V, double>
        {
            // In the last lane, with a number in the others that every function takes.
            var last = V.Not(V.FirstLanes(V.Count - 1));
            var other = V.Create(1);
            var lanes = Lanes(Of(function, V.Where(last, V.Create(a), other), V.Where(last, V.Create(b), other)));
            var ofOther = Lanes(Of(function, other, other))[0];
            Assert.All(lanes[..^1], lane => Assert.Equal(ofOther, lane));
            if (double.IsFinite(expected))
                Assert.InRange(Math.Abs(lanes[^1] - expected), 0, 1e-15 * Math.Abs(expected));
            else
                Assert.Equal(expected, lanes[^1]);
        }
    }

    private static V Of<V>(string function, V a, V b)
        where V : struct, ISimd<V, double> => function switch
        {
            "Exp2" => VectorMath<double>.Exp2(a),
            "Log2" => VectorMath<double>.Log2(a),
            "Log10" => VectorMath<double>.Log10(a),
            "Cbrt" => VectorMath<double>.Cbrt(a),
            "Sin" => VectorMath<double>.Sin(a),
            "Cos" => VectorMath<double>.Cos(a),
            "Tan" => VectorMath<double>.Tan(a),
            "Asin" => VectorMath<double>.Asin(a),
            "Acos" => VectorMath<double>.Acos(a),
            "Atan" => VectorMath<double>.Atan(a),
            "Sinh" => VectorMath<double>.Sinh(a),
            "Cosh" => VectorMath<double>.Cosh(a),
            "Asinh" => VectorMath<double>.Asinh(a),
            "Acosh" => VectorMath<double>.Acosh(a),
            "Atanh" => VectorMath<double>.Atanh(a),
            "Power" => VectorMath<double>.Power(a, b),
            "Atan2" => VectorMath<double>.Atan2(a, b),
            "Maximum" => VectorMath<double>.Maximum(a, b),
            "Minimum" => VectorMath<double>.Minimum(a, b),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };

    private static double[] Lanes<V>(V vector)
        where V : struct, ISimd<V, double>
    {
        var lanes = new double[V.Count];
        fixed (double* destination = lanes)
            V.Store(destination, vector);
        return lanes;
    }
}
