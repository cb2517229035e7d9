namespace NetGen.Analyzers.Model;

/// <summary>
/// The ranges that arguments must be in. Numbers are used in single precision unless the network says otherwise, so
/// they must be in range as a float too; NaN is in none.
/// </summary>
internal static class Ranges
{
    public static bool IsFinite(double value) => (float)value is > float.NegativeInfinity and < float.PositiveInfinity;

    /// <summary>Whether a number is above 0 and finite.</summary>
    public static bool IsPositive(double value) => (float)value is > 0 and < float.PositiveInfinity;
}
