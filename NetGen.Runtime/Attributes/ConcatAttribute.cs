namespace NetGen;

/// <summary>
/// What stands before it and the named layers, one after the other along the first axis: the features of vectors, the
/// channels of images, whose other axes agree.
/// </summary>
/// <param name="names">The names of earlier layers or inputs; at least one.</param>
public sealed class ConcatAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of the layers or inputs.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
