namespace NetGen;

/// <summary>
/// The sum of what stands before it and of the named layers, element by element: a residual connection (He et al., "Deep
/// Residual Learning for Image Recognition", CVPR 2016). All have the same shape.
/// </summary>
/// <param name="names">The names of earlier layers or inputs; at least one.</param>
public sealed class AddAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the layers or inputs.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
