namespace NetGen.VectorMathCheck;

/// <summary>What a check found, of some or all arguments.</summary>
/// <param name="MaxUlps">The largest error; infinite where only one of result and exact value is finite.</param>
/// <param name="Worst">The argument of the largest error.</param>
/// <param name="WrongZeros">How many zeros have the wrong sign.</param>
/// <param name="Different">How many results depend on the width of the vector.</param>
internal readonly record struct CheckResult(double MaxUlps, float Worst, long WrongZeros, long Different)
{
    /// <summary>What both found.</summary>
    public CheckResult With(CheckResult other)
    {
        var worse = other.MaxUlps > MaxUlps ? other : this;
        return new(worse.MaxUlps, worse.Worst, WrongZeros + other.WrongZeros, Different + other.Different);
    }
}
