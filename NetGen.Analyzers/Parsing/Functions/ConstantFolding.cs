using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// The operators on constants, in double precision; several of them are not in the framework that compilers run on.
/// </summary>
internal static class ConstantFolding
{
    public static double Unary(ScalarOperator function, double a) => function switch
    {
        ScalarOperator.Negate => -a,
        ScalarOperator.Abs => Math.Abs(a),
        ScalarOperator.Sqrt => Math.Sqrt(a),
        ScalarOperator.Cbrt => ConstantMath.Cbrt(a),
        ScalarOperator.Exp => Math.Exp(a),
        ScalarOperator.Exp2 => Math.Pow(2, a),
        ScalarOperator.Expm1 => ConstantMath.Expm1(a),
        ScalarOperator.Log => Math.Log(a),
        ScalarOperator.Log1p => ConstantMath.Log1p(a),
        ScalarOperator.Log2 => ConstantMath.Log2(a),
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
        ScalarOperator.Asinh => ConstantMath.Asinh(a),
        ScalarOperator.Acosh => ConstantMath.Acosh(a),
        ScalarOperator.Atanh => ConstantMath.Atanh(a),
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
        ScalarOperator.CopySign => ConstantMath.CopySign(a, b),
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
}
