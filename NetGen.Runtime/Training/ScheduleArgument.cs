using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Checks of the arguments of schedules. Learning rates end as <see cref="float"/>, so they must be in range as one.
/// </summary>
internal static class ScheduleArgument
{
    /// <summary>A learning rate that training starts with or reaches.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require((float)value is > 0 and < float.PositiveInfinity, value, "above 0 and finite", name);

    /// <summary>A learning rate that may be 0.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require((float)value is >= 0 and < float.PositiveInfinity, value, "at least 0 and finite", name);

    /// <summary>A number of steps or of observations.</summary>
    public static T AtLeast<T>(T value, T least, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IComparable<T> =>
        Require(value.CompareTo(least) >= 0, value, $"at least {least}", name);

    /// <summary>A factor that does not raise what it is applied to.</summary>
    public static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value is > 0 and <= 1, value, "above 0 and at most 1", name);

    /// <summary>A divisor that does not raise what it is applied to.</summary>
    public static double Divisor(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value is >= 1 and < double.PositiveInfinity, value, "at least 1 and finite", name);

    /// <summary>A learning rate that is not to be fallen below.</summary>
    public static double Minimum(
        double value, double rate, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= 0 && value <= rate, value, $"at least 0 and at most the learning rate {rate}", name);

    public static T Require<T>(bool isInRange, T value, string range, string name) =>
        isInRange ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be {range}.");
}
