namespace NetGen.Tests.Expressions;

/// <summary>
/// The error function by its series and by its continued fraction (Abramowitz and Stegun 7.1.6 and 7.1.14), neither of
/// which the library uses.
/// </summary>
internal static class ErrorFunctionReference
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    // Beyond it exp(-x^2) is 0 in double precision.
    private const double Vanishing = 28;

    public static double Erf(double x) =>
        Math.Abs(x) < 2.5 ? Series(x) : Math.CopySign(1 - Fraction(Math.Abs(x)), x);

    /// <summary>Good to 1e-12 relatively.</summary>
    public static double Erfc(double x) => x < 0 ? 2 - Erfc(-x) : x < 2.5 ? 1 - Series(x) : Fraction(x);

    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var (n, previous) = (1, double.NaN); sum != previous; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            previous = sum;
            sum += term;
        }

        return TwoOverSqrtPi * Math.Exp(-x * x) * sum;
    }

    private static double Fraction(double x)
    {
        if (x > Vanishing)
            return 0;
        var tail = x;
        for (var n = 200; n > 0; n--)
            tail = x + (n / 2.0 / tail);
        return 0.5 * TwoOverSqrtPi * Math.Exp(-x * x) / tail;
    }
}
