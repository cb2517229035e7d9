namespace NetGen;

/// <summary>Starts a branch: the layer that follows takes the output of the named layer, not of the one before.</summary>
/// <param name="name">The name of an earlier layer, or of an input; <c>input</c> where the network has one.</param>
public sealed class FromAttribute(string name) : GraphAttribute
{
    /// <summary>The name of the layer or the input.</summary>
    public string Name { get; } = name;
}
