namespace NetGen.Tests.Support;

/// <summary>
/// One attribute of a definition as its text has it. A value is an <see cref="int"/> or a <see cref="double"/>, a
/// <see cref="bool"/>, a <see cref="string"/>, a <see cref="DefinitionMember"/> or a list of values.
/// </summary>
/// <param name="Name">The attribute's name: <c>Dense</c>.</param>
/// <param name="Positional">The values in parentheses that have no name.</param>
/// <param name="Named">The values of named arguments.</param>
internal sealed record DefinitionAttribute(
    string Name, IReadOnlyList<object> Positional, IReadOnlyDictionary<string, object> Named)
{
    /// <summary>The type in angle brackets, as it is written: <c>Scale</c> of <c>Layer&lt;Scale&gt;</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The positional arguments, all of them numbers.</summary>
    public int[] Integers => [.. Positional.Cast<int>()];

    /// <summary>The positional arguments, all of them texts.</summary>
    public string[] Texts => [.. Positional.Cast<string>()];

    /// <summary>A positional argument that is a number.</summary>
    public double NumberAt(int position) => ToNumber(Positional[position]);

    /// <summary>A named number, or what it is by default.</summary>
    public double Number(string argument, double otherwise) =>
        Named.TryGetValue(argument, out var value) ? ToNumber(value) : otherwise;

    /// <summary>A named whole number, or what it is by default.</summary>
    public int Integer(string argument, int otherwise) =>
        Named.TryGetValue(argument, out var value) ? (int)value : otherwise;

    /// <summary>A named truth value, or what it is by default.</summary>
    public bool Flag(string argument, bool otherwise) =>
        Named.TryGetValue(argument, out var value) ? (bool)value : otherwise;

    /// <summary>A named text; <see langword="null"/> where it is not given.</summary>
    public string? Text(string argument) => Named.TryGetValue(argument, out var value) ? (string)value : null;

    /// <summary>A named array of numbers; <see langword="null"/> where it is not given.</summary>
    public double[]? Numbers(string argument) => Named.TryGetValue(argument, out var value)
        ? [.. ((IReadOnlyList<object>)value).Select(ToNumber)]
        : null;

    /// <summary>Whether a named argument is a constant of that name: <c>Padding.Same</c>.</summary>
    public bool Is(string argument, string member) =>
        Named.TryGetValue(argument, out var value) && value is DefinitionMember given && given.Path == member;

    private static double ToNumber(object value) => value is int number ? number : (double)value;
}

/// <summary>A constant, a member of an enumeration or a type, as the text names it.</summary>
/// <param name="Path">The text: <c>Precision.Double</c>.</param>
internal sealed record DefinitionMember(string Path)
{
    /// <summary>The type's name.</summary>
    public string Type => Path.Split('.')[^2];

    /// <summary>The name within the type.</summary>
    public string Name => Path.Split('.')[^1];
}
