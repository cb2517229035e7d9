using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// Functions of double precision that the platform lacks, for the whole range: infinities and NaN included. The
/// polynomials are minimax approximations in relative error (Remez), computed for this file; with their own error and
/// that of rounding the results are within 1e-15 of the exact ones, relatively.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecialFunctions
{
    /// <summary>Up to where erf is the better of the two to start from.</summary>
    private const double Small = 0.8;

    /// <summary>
    /// P with <c>erf x = x + x P(x²)</c> up to <see cref="Small"/>, from the constant term; error 2⁻⁶⁴.
    /// </summary>
    private static readonly double[] ErfPolynomial =
    [
        0.12837916709551257, -0.37612638903183751, 0.11283791670954983, -0.026866170645089867, 0.0052239776248219163,
        -0.00085483269684961365, 0.00012055329888815208, -1.4925535469512546e-5, 1.6459257210056099e-6,
        -1.6318639685758059e-7, 1.4307121303660886e-8, -9.1656651628286557e-10,
    ];

    /// <summary>
    /// Q with <c>erfc x = exp(−x²) t Q(1 − 2 t)</c> and <c>t = 5 / (x + 5)</c> for x from 0, from the constant term;
    /// error 2⁻⁶³.
    /// </summary>
    private static readonly double[] ErfcPolynomial =
    [
        0.22140927546613725, -0.20524651983038895, 0.17623546666049992, -0.13993839191577381, 0.10248669559252689,
        -0.068962775713362946, 0.042403378423925492, -0.023639267685708699, 0.011812870248752125,
        -0.0051990201917036117, 0.0019563672227911912, -0.00059368139556815012, 0.00012412194939959303,
        -4.964833336249629e-6, -8.8355746731163523e-6, 3.8110443334071248e-6, -4.9193987446653541e-7,
        -2.2478570765691948e-7, 1.2129585802275569e-7, -9.8170058706214383e-9, -1.1812577736901535e-8,
        4.0203187513187782e-9, 9.5692148994098339e-10, -5.4606581678542923e-10, -1.3965626079870864e-10,
    ];

    /// <summary>The error function, <c>2 / √π</c> times the integral of <c>exp(−s²)</c> from 0 to x.</summary>
    public static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        return magnitude <= Small ? ErfOfSmall(x) : Math.CopySign(1 - ErfcOfPositive(magnitude), x);
    }

    /// <summary>The complementary error function <c>1 − erf x</c>, accurate also where it is nearly 0.</summary>
    public static double Erfc(double x)
    {
        if (Math.Abs(x) <= Small)
            return 1 - ErfOfSmall(x);
        return x < 0 ? 2 - ErfcOfPositive(-x) : ErfcOfPositive(x);
    }

    /// <summary><c>eˣ − 1</c>, accurate near 0.</summary>
    public static double Expm1(double x)
    {
        // With u = e^x rounded, the errors of u - 1 and of ln u near 0 are the same and cancel (Kahan; Higham, Accuracy
        // and Stability of Numerical Algorithms, section 1.14.1).
        var u = Math.Exp(x);
        if (u == 1)
            return x;
        return Math.Abs(x) > 1 ? u - 1 : (u - 1) * (x / Math.Log(u));
    }

    /// <summary><c>log(1 + x)</c>, accurate near 0.</summary>
    public static double Log1p(double x)
    {
        // With u = 1 + x rounded, log u and u - 1 are those of the same number: their quotient, which changes slowly, is
        // nearly that of x (Kahan; Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1).
        var u = 1 + x;
        if (u == 1)
            return x;
        return double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    private static double ErfOfSmall(double x) => x + (x * Polynomial(ErfPolynomial, x * x));

    private static double ErfcOfPositive(double x)
    {
        // Beyond this bound the result is 0. The map of x from 0 to u in [-1, 1) is that of Shepherd and Laframboise,
        // Mathematics of Computation 36, 1981.
        var bounded = Math.Min(x, 28);
        var t = 5 / (bounded + 5);
        var q = Polynomial(ErfcPolynomial, 1 - (t + t));

        // The exponential would multiply the rounding error of x^2; the square of the part above 2^-16 is exact.
        var high = Math.Round(bounded * 65536) / 65536;
        return Math.Exp(-high * high) * Math.Exp(-(bounded - high) * (bounded + high)) * (t * q);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = (sum * x) + coefficients[i];
        return sum;
    }
}
