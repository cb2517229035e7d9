namespace NetGen.Tests.Kernels;

/// <summary>How far a float is from an exact value.</summary>
internal static class Error
{
    /// <summary>
    /// The distance in units in the last place of the exact value; infinite where only one is finite.
    /// </summary>
    public static double InUlps(float result, double exact)
    {
        var rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(result))
            return rounded.Equals(result) ? 0 : double.PositiveInfinity;
        return Math.Abs(result - exact) / MathF.ScaleB(1, Math.Max(Math.ILogB(exact), -126) - 23);
    }
}
