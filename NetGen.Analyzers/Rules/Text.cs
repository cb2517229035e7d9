using System.Globalization;

namespace NetGen.Analyzers.Rules;

/// <summary>Numbers as messages show them, the same in every culture.</summary>
internal static class Text
{
    public static string Of(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
