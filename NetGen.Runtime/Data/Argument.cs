using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Checks of numbers that a caller gives; the exception names the argument, its value and what is needed.
/// </summary>
internal static class Argument
{
    public static T AtLeast<T>(T value, T minimum, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value >= minimum && T.IsFinite(value)))
            throw OutOfRange(value, name, $"a finite number of at least {minimum}");
        return value;
    }

    public static T Within<T>(
        T value, T minimum, T maximum, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value >= minimum && value <= maximum))
            throw OutOfRange(value, name, $"from {minimum} to {maximum}");
        return value;
    }

    public static T Positive<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value > T.Zero && T.IsFinite(value)))
            throw OutOfRange(value, name, "a finite number above 0");
        return value;
    }

    public static T Finite<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!T.IsFinite(value))
            throw OutOfRange(value, name, "a finite number");
        return value;
    }

    private static ArgumentOutOfRangeException OutOfRange<T>(T value, string name, string need) =>
        new(name, value, $"'{name}' is {value}, but it must be {need}.");
}
