namespace NetGen.Analyzers.Model;

/// <summary>The function that an <c>[Activation]</c> or a <c>[Loss]</c> names.</summary>
/// <param name="Function">The function; <see langword="null"/> where there is none, or an error in it.</param>
/// <param name="Problem">Why the attribute cannot use it; <see langword="null"/> where it can.</param>
internal sealed record FunctionReference(FunctionSpec? Function, FunctionProblem? Problem)
{
    /// <summary>
    /// Whether the function itself has errors. They are reported where they are; the network is not generated, and nothing
    /// more is said.
    /// </summary>
    public bool IsFaulty => Function is null && Problem is null;
}

/// <summary>Why an attribute cannot use a function.</summary>
/// <param name="Argument">The attribute's argument that is at fault.</param>
/// <param name="Why">The reason and the way out, to follow a colon.</param>
internal sealed record FunctionProblem(string Argument, string Why);

/// <summary>A function and how an attribute names it.</summary>
/// <param name="Reference">The type, if the attribute gives one, and the method's name.</param>
/// <param name="Function">The function.</param>
internal sealed record NamedFunction(string Reference, FunctionSpec Function)
{
    /// <summary>How an attribute names its function.</summary>
    public static string ReferenceOf(string? type, string name) => type is null ? name : $"{type}.{name}";
}
