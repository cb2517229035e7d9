using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// The operators on constants, in double precision; several of them are not in the framework that compilers run on.
/// </summary>
internal static class ConstantFolding
{
    private const double Ln2 = 0.693147180559945309417;

    public static double Unary(ScalarOperator function, double a) => function switch
    {
        ScalarOperator.Negate => -a,
        ScalarOperator.Abs => Math.Abs(a),
        ScalarOperator.Sqrt => Math.Sqrt(a),
        ScalarOperator.Cbrt => Cbrt(a),
        ScalarOperator.Exp => Math.Exp(a),
        ScalarOperator.Exp2 => Math.Pow(2, a),
        ScalarOperator.Expm1 => Expm1(a),
        ScalarOperator.Log => Math.Log(a),
        ScalarOperator.Log1p => Log1p(a),
        ScalarOperator.Log2 => Log2(a),
        ScalarOperator.Log10 => Math.Log10(a),
        ScalarOperator.Sin => Math.Sin(a),
        ScalarOperator.Cos => Math.Cos(a),
        ScalarOperator.Tan => Math.Tan(a),
        ScalarOperator.Asin => Math.Asin(a),
        ScalarOperator.Acos => Math.Acos(a),
        ScalarOperator.Atan => Math.Atan(a),
        ScalarOperator.Sinh => Math.Sinh(a),
        ScalarOperator.Cosh => Math.Cosh(a),
        ScalarOperator.Tanh => Math.Tanh(a),
        ScalarOperator.Asinh => Asinh(a),
        ScalarOperator.Acosh => Acosh(a),
        ScalarOperator.Atanh => Math.Abs(a) > 1 ? double.NaN : 0.5 * Log1p(2 * a / (1 - a)),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    public static double Binary(ScalarOperator function, double a, double b) => function switch
    {
        ScalarOperator.Add => a + b,
        ScalarOperator.Subtract => a - b,
        ScalarOperator.Multiply => a * b,
        ScalarOperator.Divide => a / b,
        ScalarOperator.Power => Power(a, b),
        ScalarOperator.Atan2 => Math.Atan2(a, b),
        ScalarOperator.Max => Max(a, b),
        ScalarOperator.Min => -Max(-a, -b),
        ScalarOperator.CopySign => IsNegative(a) == IsNegative(b) ? a : -a,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    public static bool Compare(ScalarOperator comparison, double a, double b) => comparison switch
    {
        ScalarOperator.Greater => a > b,
        ScalarOperator.GreaterOrEqual => a >= b,
        ScalarOperator.Equal => a == b,
        ScalarOperator.NotEqual => a != b,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    private static bool IsNegative(double a) => BitConverter.DoubleToInt64Bits(a) < 0;

    // The older framework neither prefers 0 to -0.
    private static double Max(double a, double b)
    {
        if (a == b)
            return IsNegative(a) ? b : a;
        return Math.Max(a, b);
    }

    // The older framework gives NaN for 1 to the power NaN, and for -1 to the power of an infinity.
    private static double Power(double a, double b)
    {
        if (a == 1 || b == 0)
            return 1;
        return a == -1 && double.IsInfinity(b) ? 1 : Math.Pow(a, b);
    }

    // One step of Newton's method makes the root of a cube exact.
    private static double Cbrt(double a)
    {
        if (a == 0 || double.IsNaN(a) || double.IsInfinity(a))
            return a;
        var size = Math.Abs(a);
        var root = Math.Pow(size, 1.0 / 3);
        root -= ((root * root * root) - size) / (3 * root * root);
        return a < 0 ? -root : root;
    }

    // W. Kahan's correction of the rounded exponential: what is lost in u - 1 is in log(u) too.
    private static double Expm1(double a)
    {
        var u = Math.Exp(a);
        if (u == 1)
            return a;
        if (u - 1 == -1)
            return -1;
        return double.IsInfinity(u) ? u : (u - 1) * (a / Math.Log(u));
    }

    // The same for the logarithm.
    private static double Log1p(double a)
    {
        var u = 1 + a;
        if (u == 1)
            return a;
        return double.IsPositiveInfinity(u) ? u : Math.Log(u) * (a / (u - 1));
    }

    private static double Log2(double a)
    {
        var log = Math.Log(a) / Ln2;
        var whole = Math.Round(log);
        return Math.Pow(2, whole) == a ? whole : log;
    }

    private static double Asinh(double a)
    {
        var size = Math.Abs(a);
        if (double.IsNaN(a) || double.IsInfinity(a))
            return a;
        var root = size > 1e150
            ? Math.Log(size) + Ln2
            : Log1p(size + (size * size / (1 + Math.Sqrt((size * size) + 1))));
        return IsNegative(a) ? -root : root;
    }

    private static double Acosh(double a)
    {
        if (a > 1e150)
            return Math.Log(a) + Ln2;
        var t = a - 1;
        return t < 0 ? double.NaN : Log1p(t + Math.Sqrt((2 * t) + (t * t)));
    }
}
