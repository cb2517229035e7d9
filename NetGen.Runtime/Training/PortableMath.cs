namespace NetGen.Training;

/// <summary>
/// Elementary functions by operations that IEEE 754 rounds exactly, so that what is drawn with them is the same on
/// every machine. <see cref="NormalDistribution.Log"/> is their logarithm.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts: the first has so few digits that a multiple of it is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>
    /// The exponential, to about 16 digits: with x = k ln 2 + r, <c>2ᵏ (1 + r + r²/2! + …)</c>. With |r| below 0.35
    /// fourteen terms are enough.
    /// </summary>
    public static double Exp(double x)
    {
        if (!(x > -746))
            return double.IsNaN(x) ? x : 0;
        if (x > 710)
            return double.PositiveInfinity;

        var k = Math.Round(x * 1.4426950408889634);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var series = 1.0;
        for (var divisor = 14; divisor >= 1; divisor--)
            series = 1 + (series * r / divisor);
        return Math.ScaleB(series, (int)k);
    }

    /// <summary>
    /// Sine and cosine of an angle in degrees, to about 16 digits; exact at multiples of 90. The series is that of the
    /// angle from the nearest such multiple, at most π/4.
    /// </summary>
    /// <param name="degrees">Finite.</param>
    public static (double Sin, double Cos) SinCosDegrees(double degrees)
    {
        var turn = Math.IEEERemainder(degrees, 360);
        var quarters = Math.Round(turn / 90);
        var angle = (turn - (90 * quarters)) * (Math.PI / 180);
        var square = angle * angle;
        double sin = 1, cos = 1;
        for (var n = 18; n >= 2; n -= 2)
        {
            sin = 1 - (sin * square / (n * (n + 1)));
            cos = 1 - (cos * square / ((n - 1) * n));
        }

        sin *= angle;
        return ((int)quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }
}
