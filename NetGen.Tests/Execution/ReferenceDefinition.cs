using System.Globalization;
using System.Reflection;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>A definition's attributes as objects, made from its text without the compiler under test.</summary>
internal static class ReferenceDefinition
{
    public static IReadOnlyList<Attribute> Read(string definition) =>
        [.. DefinitionText.Parse(definition).Select(Create)];

    private static Attribute Create(DefinitionAttribute text)
    {
        var type = Type($"{text.Name}Attribute");
        var attribute = (Attribute)type.GetConstructors()
            .Select(constructor => Arguments(constructor.GetParameters(), text.Positional) is { } arguments
                ? constructor.Invoke(arguments)
                : null)
            .First(created => created is not null)!;
        foreach (var (name, value) in text.Named)
        {
            var property = type.GetProperty(name)!;
            property.SetValue(attribute, Convert(value, property.PropertyType));
        }

        return attribute;
    }

    // The positional values as a constructor takes them; null where it does not.
    private static object[]? Arguments(ParameterInfo[] parameters, IReadOnlyList<object> values)
    {
        if (parameters is [.., { ParameterType.IsArray: true }])
        {
            var before = parameters.Length - 1;
            return values.Count < before
                ? null
                : Arguments(parameters, [.. values.Take(before), values.Skip(before).ToList()], before + 1);
        }

        return values.Count == parameters.Length ? Arguments(parameters, values, values.Count) : null;
    }

    private static object[] Arguments(ParameterInfo[] parameters, IReadOnlyList<object> values, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Convert(values[i], parameters[i].ParameterType))];

    private static object Convert(object value, Type type)
    {
        if (value is DefinitionMember member)
            return Type(member.Type).GetField(member.Name)!.GetValue(null)!;
        if (value is not IReadOnlyList<object> list)
            return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        var array = Array.CreateInstance(type.GetElementType()!, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(Convert(list[i], type.GetElementType()!), i);
        return array;
    }

    private static Type Type(string name) =>
        typeof(NetworkAttribute).Assembly.GetType($"NetGen.{name}", throwOnError: true)!;
}
