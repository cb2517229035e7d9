namespace NetGen.Analyzers.Model;

/// <summary>An attribute of a definition as plain values: what a layer, a loss or an optimizer is made from.</summary>
/// <param name="Name">The attribute's class name without its suffix: <c>Dense</c>.</param>
/// <param name="Position">Its place among the NetGen attributes of the declaration, from 0.</param>
/// <param name="Arguments">Constructor arguments by parameter name and named arguments by property name; constants only.</param>
internal sealed record AttributeSpec(string Name, int Position, EquatableArray<ArgumentSpec> Arguments)
{
    /// <summary>The type that a <c>[Layer&lt;T&gt;]</c> is of; <see langword="null"/> for every other attribute.</summary>
    public LayerTypeSpec? LayerType { get; init; }

    /// <summary>The function that an <c>[Activation]</c> or a <c>[Loss]</c> names; of other attributes there is none.</summary>
    public FunctionReference? Function { get; init; }

    /// <summary>The value given for an argument, or <paramref name="otherwise"/> where none of that type is given.</summary>
    public T Get<T>(string name, T otherwise)
    {
        foreach (var argument in Arguments)
        {
            if (string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase) && argument.Value is T value)
                return value;
        }

        return otherwise;
    }

    /// <summary>Whether an argument is written, whatever its value.</summary>
    public bool Has(string name) =>
        Arguments.Any(argument => string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How the weights of a layer start, by its arguments <c>Init</c> and <c>InitScale</c>.</summary>
    public InitializerSpec Initializer() =>
        new((InitializerKind)Get("Init", 0), Get("InitScale", double.NaN));
}

/// <summary>One argument of an attribute.</summary>
internal sealed record ArgumentSpec(string Name, object? Value);
