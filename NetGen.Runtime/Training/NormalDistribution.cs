namespace NetGen.Training;

/// <summary>
/// The standard normal distribution, by operations that IEEE 754 rounds exactly and so give the same bits on every
/// machine; the mathematical functions of .NET are those of the platform's C library and do not.
/// </summary>
internal static class NormalDistribution
{
    /// <summary>
    /// The number that a standard normal variable stays below with a given probability, to about 16 digits: algorithm
    /// AS 241, PPND16 (Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988).
    /// </summary>
    /// <param name="probability">In (0, 1).</param>
    public static double Quantile(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q
                * Polynomial(
                    r,
                    3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
                    1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                    3.3430575583588128105e+4, 2.5090809287301226727e+3)
                / Polynomial(
                    r,
                    1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
                    5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4,
                    2.8729085735721942674e+4, 5.2264952788528545610e+3);
        }

        var tail = q < 0 ? probability : 1 - probability;
        var root = Math.Sqrt(-Log(tail));
        var magnitude = root <= 5 ? Tail(root - 1.6) : FarTail(root - 5);
        return q < 0 ? -magnitude : magnitude;
    }

    /// <summary>
    /// The natural logarithm of a positive normal number, to about 16 digits: with x = 2ᵉ m and s = (m − 1) / (m + 1),
    /// <c>e ln 2 + 2 (s + s³/3 + s⁵/5 + …)</c>. With m in [√½, √2], |s| is at most 0.172 and eleven terms are enough.
    /// </summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var significand = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (significand > 1.4142135623730951)
        {
            significand *= 0.5;
            exponent++;
        }

        var s = (significand - 1) / (significand + 1);
        var square = s * s;
        var series = 0.0;
        for (var divisor = 21; divisor >= 3; divisor -= 2)
            series = (series + (1.0 / divisor)) * square;
        return (exponent * 0.6931471805599453) + (2 * (s + (s * series)));
    }

    private static double Tail(double r) =>
        Polynomial(
            r,
            1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
            1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4)
        / Polynomial(
            r,
            1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9);

    private static double FarTail(double r) =>
        Polynomial(
            r,
            6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
        / Polynomial(
            r,
            1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
            2.04426310338993978564e-15);

    private static double Polynomial(
        double x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7) =>
        (((((((((((((c7 * x) + c6) * x) + c5) * x) + c4) * x) + c3) * x) + c2) * x) + c1) * x) + c0;
}
