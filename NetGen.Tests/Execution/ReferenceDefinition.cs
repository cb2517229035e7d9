using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Tests.Execution;

/// <summary>
/// A definition's attributes as objects, read from its text without the compiler under test: positional numbers and
/// named constants are all that the tests' definitions contain.
/// </summary>
internal static partial class ReferenceDefinition
{
    public static IReadOnlyList<Attribute> Read(string definition) =>
    [
        .. AttributeText().Matches(Comment().Replace(definition, ""))
            .Select(match => Create(match.Groups[1].Value, match.Groups[2].Value)),
    ];

    private static Attribute Create(string name, string arguments)
    {
        var type = typeof(NetworkAttribute).Assembly.GetType($"NetGen.{name}Attribute", throwOnError: true)!;
        var parts = arguments.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', StringSplitOptions.TrimEntries)).ToList();
        var positional = parts.Where(part => part.Length == 1)
            .Select(part => Number(part[0])).ToArray();
        if (type.GetConstructors()[0].GetParameters() is [{ ParameterType: { IsArray: true } } ])
            positional = [positional.Cast<int>().ToArray()];
        var attribute = (Attribute)Activator.CreateInstance(type, positional)!;
        foreach (var part in parts.Where(part => part.Length == 2))
        {
            var property = type.GetProperty(part[0])!;
            property.SetValue(attribute, property.PropertyType.IsEnum
                ? Enum.Parse(property.PropertyType, part[1].Split('.')[^1])
                : Convert.ChangeType(part[1], property.PropertyType, CultureInfo.InvariantCulture));
        }

        return attribute;
    }

    private static object Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var whole)
        ? (object)whole
        : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b([A-Z]\w*)(?:\(([^()]*)\))?")]
    private static partial Regex AttributeText();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();
}
