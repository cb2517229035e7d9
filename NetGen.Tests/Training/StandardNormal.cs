namespace NetGen.Tests.Training;

/// <summary>
/// The distribution function that samples are compared with, by another way than the one that draws them.
/// </summary>
internal static class StandardNormal
{
    /// <summary>The probability below <paramref name="x"/>: <c>½ + φ(x) (x + x³/3 + x⁵/(3·5) + …)</c>.</summary>
    public static double Cumulative(double x)
    {
        var term = x;
        var sum = x;
        for (var divisor = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); divisor += 2)
        {
            term *= x * x / divisor;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }
}
