using System.Globalization;

namespace NetGen.Analyzers.Model;

/// <summary>The arguments of an attribute as a definition writes them, the same in every culture.</summary>
internal static class OptionText
{
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>, Name = value</c>; nothing where the value is the default.</summary>
    public static string Option(string name, double value, double otherwise) =>
        value.Equals(otherwise) ? "" : $", {name} = {Of(value)}";

    /// <inheritdoc cref="Option(string, double, double)"/>
    public static string Option(string name, bool value) => value ? $", {name} = true" : "";
}
