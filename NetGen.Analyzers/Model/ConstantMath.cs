namespace NetGen.Analyzers.Model;

/// <summary>
/// Functions of double precision that the compiler's framework lacks, for folding constants; within a few units of the
/// last digit.
/// </summary>
internal static class ConstantMath
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>From here on 1 is nothing beside x².</summary>
    private const double Large = 1e9;

    public static double Acosh(double x) =>
        x > Large ? Math.Log(x) + Ln2 : Log1p(x - 1 + (Math.Sqrt(x - 1) * Math.Sqrt(x + 1)));

    public static double Asinh(double x)
    {
        var size = Math.Abs(x);
        return CopySign(
            size > Large ? Math.Log(size) + Ln2 : Log1p(size + (size * size / (1 + Math.Sqrt(1 + (size * size))))), x);
    }

    public static double Atanh(double x) => CopySign(0.5 * Log1p(2 * Math.Abs(x) / (1 - Math.Abs(x))), x);

    public static double Cbrt(double x)
    {
        var size = Math.Abs(x);
        if (size == 0 || double.IsInfinity(x) || double.IsNaN(x))
            return x;

        // A step of Newton's iteration takes off the error that 1/3, rounded, leaves.
        var root = Math.Pow(size, 1.0 / 3);
        root -= (root - (size / (root * root))) / 3;
        return CopySign(root, x);
    }

    public static double CopySign(double size, double sign)
    {
        const long signBit = long.MinValue;
        return BitConverter.Int64BitsToDouble(
            (BitConverter.DoubleToInt64Bits(size) & ~signBit) | (BitConverter.DoubleToInt64Bits(sign) & signBit));
    }

    /// <summary>By Kahan's formula, as the errors of u − 1 and of log u cancel.</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
            return x;
        return u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>By Kahan's formula, as the errors of log u and of u − 1 cancel.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>Exact for powers of two.</summary>
    public static double Log2(double x)
    {
        var result = Math.Log(x) / Ln2;
        var nearest = Math.Round(result);
        return Math.Pow(2, nearest) == x ? nearest : result;
    }
}
