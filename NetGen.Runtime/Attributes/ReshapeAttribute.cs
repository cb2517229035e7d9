namespace NetGen;

/// <summary>The same elements in the same order, in another shape of the same size.</summary>
/// <param name="shape">The shape: <c>[Reshape(8, 7, 7)]</c>.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The shape.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;
}
