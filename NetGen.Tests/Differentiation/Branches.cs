namespace NetGen.Tests.Differentiation;

/// <summary>
/// The outcomes of the comparisons that a function of <see cref="Dual"/> numbers made on this thread. Two points with
/// the same path lie in the same piece of a piecewise function.
/// </summary>
public static class Branches
{
    [ThreadStatic]
    private static HashCode _path;

    [ThreadStatic]
    private static double _narrowest;

    /// <summary>Forgets what was recorded.</summary>
    public static void Start() => (_path, _narrowest) = (default, double.PositiveInfinity);

    /// <summary>A number for the outcomes since <see cref="Start"/>.</summary>
    public static int Path => _path.ToHashCode();

    /// <summary>
    /// How far rounding was from changing an outcome: the smallest distance of two numbers that were compared, divided
    /// by the error of both.
    /// </summary>
    public static double Margin => _narrowest;

    /// <summary>Records the outcome of a comparison, and returns it.</summary>
    public static bool Record(bool outcome, Dual a, Dual b)
    {
        _path.Add(outcome);
        _narrowest = Math.Min(
            _narrowest, Math.Abs(a.Value - b.Value) / (a.Error + b.Error + Math.Abs(a.Value) + Math.Abs(b.Value)));
        return outcome;
    }
}
