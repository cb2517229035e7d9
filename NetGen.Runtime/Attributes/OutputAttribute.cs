namespace NetGen;

/// <summary>
/// Names the layers whose outputs are the network's, in order. A network with losses has what these take as its outputs, and
/// one without either has that of its last layer.
/// </summary>
/// <param name="names">The names of the layers.</param>
public sealed class OutputAttribute(params string[] names) : GraphAttribute
{
    /// <summary>The names of the layers.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
