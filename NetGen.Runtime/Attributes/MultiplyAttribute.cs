namespace NetGen;

/// <summary>
/// The product of what stands before it and of the named layers, element by element: a gate. All have the same shape.
/// </summary>
/// <param name="names">The names of earlier layers or inputs; at least one.</param>
public sealed class MultiplyAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the layers or inputs.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
