namespace NetGen.Tests.Differentiation;

/// <summary>
/// The functions of <see cref="Math"/> for <see cref="Dual"/> numbers, each with its first derivative, which the chain
/// rule needs, and its second, which says how an error of the operand shows in the derivative.
/// </summary>
public static class DualMath
{
    private const double Ln2 = 0.6931471805599453;
    private const double Ln10 = 2.302585092994046;

    public static Dual Reciprocal(Dual x) => Of(x, 1 / x.Value, -1 / Power(x, 2), 2 / Power(x, 3));

    public static Dual Abs(Dual x) => x < 0 ? -x : x;

    public static Dual Sqrt(Dual x)
    {
        var y = Math.Sqrt(x.Value);
        return Of(x, y, 0.5 / y, -0.25 / (y * x.Value));
    }

    public static Dual Cbrt(Dual x)
    {
        var y = Math.Cbrt(x.Value);
        return Of(x, y, 1 / (3 * y * y), -2 / (9 * y * y * x.Value));
    }

    public static Dual Exp(Dual x)
    {
        var y = Math.Exp(x.Value);
        return Of(x, y, y, y);
    }

    public static Dual Exp2(Dual x)
    {
        var y = Math.Pow(2, x.Value);
        return Of(x, y, Ln2 * y, Ln2 * Ln2 * y);
    }

    public static Dual ExpM1(Dual x)
    {
        var y = Math.Exp(x.Value);
        return Of(x, double.ExpM1(x.Value), y, y, roughness: 1, offset: 1);
    }

    public static Dual Log(Dual x) => Of(x, Math.Log(x.Value), 1 / x.Value, -1 / Power(x, 2));

    public static Dual LogP1(Dual x) =>
        Of(x, double.LogP1(x.Value), 1 / (1 + x.Value), -1 / ((1 + x.Value) * (1 + x.Value)), offset: 1);

    public static Dual Log2(Dual x) => Of(x, Math.Log2(x.Value), 1 / (Ln2 * x.Value), -1 / (Ln2 * Power(x, 2)));

    public static Dual Log10(Dual x) => Of(x, Math.Log10(x.Value), 1 / (Ln10 * x.Value), -1 / (Ln10 * Power(x, 2)));

    public static Dual Sin(Dual x) => Of(x, Math.Sin(x.Value), Math.Cos(x.Value), -Math.Sin(x.Value));

    public static Dual Cos(Dual x) => Of(x, Math.Cos(x.Value), -Math.Sin(x.Value), -Math.Cos(x.Value));

    public static Dual Tan(Dual x)
    {
        var y = Math.Tan(x.Value);
        return Of(x, y, 1 + (y * y), 2 * y * (1 + (y * y)));
    }

    public static Dual Asin(Dual x)
    {
        var d = 1 / Math.Sqrt((1 - x.Value) * (1 + x.Value));
        return Of(x, Math.Asin(x.Value), d, x.Value * d * d * d);
    }

    public static Dual Acos(Dual x)
    {
        var d = 1 / Math.Sqrt((1 - x.Value) * (1 + x.Value));
        return Of(x, Math.Acos(x.Value), -d, -x.Value * d * d * d);
    }

    public static Dual Atan(Dual x)
    {
        var d = 1 / (1 + Power(x, 2));
        return Of(x, Math.Atan(x.Value), d, -2 * x.Value * d * d);
    }

    public static Dual Sinh(Dual x) => Of(x, Math.Sinh(x.Value), Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static Dual Cosh(Dual x) => Of(x, Math.Cosh(x.Value), Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static Dual Tanh(Dual x)
    {
        var y = Math.Tanh(x.Value);
        var d = 1 / (Math.Cosh(x.Value) * Math.Cosh(x.Value));
        return Of(x, y, d, -2 * y * d, roughness: 1);
    }

    public static Dual Asinh(Dual x)
    {
        var d = 1 / Math.Sqrt(1 + Power(x, 2));
        return Of(x, Math.Asinh(x.Value), d, -x.Value * d * d * d);
    }

    public static Dual Acosh(Dual x)
    {
        var d = 1 / Math.Sqrt((x.Value - 1) * (x.Value + 1));
        return Of(x, Math.Acosh(x.Value), d, -x.Value * d * d * d);
    }

    public static Dual Atanh(Dual x)
    {
        var d = 1 / ((1 - x.Value) * (1 + x.Value));
        return Of(x, Math.Atanh(x.Value), d, 2 * x.Value * d * d);
    }

    /// <summary>A positive number raised to another.</summary>
    public static Dual Pow(Dual x, Dual y) => Exp(y * Log(x));

    public static Dual Pow(Dual x, int n) => n == 0 ? 1 : x * Pow(x, n - 1);

    /// <summary>The angle of a point right of the vertical axis.</summary>
    public static Dual Atan2(Dual y, Dual x) => Atan(y / x);

    public static Dual Max(Dual a, Dual b) => a > b ? a : b;

    public static Dual Min(Dual a, Dual b) => a < b ? a : b;

    public static Dual Clamp(Dual x, Dual low, Dual high) => x < low ? low : x > high ? high : x;

    public static Dual CopySign(Dual size, Dual sign) => (size < 0) == (sign < 0) ? size : -size;

    private static double Power(Dual x, int exponent) => Math.Pow(x.Value, exponent);

    /// <summary>A function's value by the chain rule.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="value">The function there.</param>
    /// <param name="first">Its derivative.</param>
    /// <param name="second">The derivative of that.</param>
    /// <param name="roughness">The error of a derivative that is computed from the value, as 1 − tanh² is, where it
    /// cancels.</param>
    /// <param name="offset">What the framework adds or takes away to compute the value, where that cancels.</param>
    private static Dual Of(
        Dual x, double value, double first, double second, double roughness = 0, double offset = 0) => new(
        value,
        first * x.Derivative,
        (Math.Abs(first) * x.Error) + (2 * Math.Abs(value)) + offset,
        (Math.Abs(second * x.Derivative) * (x.Error + Math.Abs(x.Value)))
            + (Math.Abs(first) * (x.DerivativeError + (4 * Math.Abs(x.Derivative))))
            + (roughness * Math.Abs(x.Derivative)));
}
