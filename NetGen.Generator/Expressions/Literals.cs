using System.Globalization;

namespace NetGen.Generator.Expressions;

/// <summary>Numbers as C# literals that read back as the same value, whatever the culture of the machine.</summary>
internal static class Literals
{
    /// <summary>The number as a literal of <c>float</c> or <c>double</c>.</summary>
    public static string Of(double value, string element) => element == "double" ? Double(value) : Single(value);

    public static string Single(double value)
    {
        var single = (float)value;
        if (float.IsNaN(single))
            return "float.NaN";
        if (float.IsInfinity(single))
            return single > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        if (IsNegativeZero(single))
            return "-0f";

        // The shortest digits that read back as the same float.
        for (var digits = 6; digits < 9; digits++)
        {
            var text = single.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == single)
                return text + "f";
        }

        return single.ToString("G9", CultureInfo.InvariantCulture) + "f";
    }

    public static string Double(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        // Without its type this would be the integer 0.
        if (IsNegativeZero(value))
            return "-0d";
        for (var digits = 15; digits < 17; digits++)
        {
            var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static bool IsNegativeZero(double value) => BitConverter.DoubleToInt64Bits(value) == long.MinValue;

    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);
}
