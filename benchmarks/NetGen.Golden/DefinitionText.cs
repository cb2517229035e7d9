using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Golden;

/// <summary>One attribute of a definition: its name, its one positional argument and its named arguments.</summary>
internal sealed record DefinitionAttribute(string Name, int? Size, IReadOnlyDictionary<string, string> Arguments)
{
    public double Number(string argument, double otherwise)
        => Arguments.TryGetValue(argument, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public bool Flag(string argument, bool otherwise)
        => Arguments.TryGetValue(argument, out var text) ? bool.Parse(text) : otherwise;
}

/// <summary>
/// Reads a definition's text by itself: a reading shared with NetGen would hide a fault of it from the comparison.
/// </summary>
internal static partial class DefinitionText
{
    public static IReadOnlyList<DefinitionAttribute> Parse(string definition)
        => [.. AttributePattern().Matches(definition).Select(Parse)];

    private static DefinitionAttribute Parse(Match attribute)
    {
        var arguments = attribute.Groups["arguments"].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(argument => argument.Split('=', StringSplitOptions.TrimEntries))
            .ToLookup(parts => parts.Length == 2);
        return new(
            attribute.Groups["name"].Value,
            arguments[false].Select(parts => (int?)int.Parse(parts[0], CultureInfo.InvariantCulture)).SingleOrDefault(),
            arguments[true].ToDictionary(parts => parts[0], parts => parts[1]));
    }

    [GeneratedRegex(@"(?<name>[A-Za-z]+)(\((?<arguments>[^)]*)\))?")]
    private static partial Regex AttributePattern();
}
