using NetGen.Analyzers.Model;

namespace NetGen.Generator.Graph;

/// <summary>A tensor of the graph: a batch of examples of this shape each. Its name is what it is known by.</summary>
/// <param name="Name">The name of the layer whose output it is, or of the network's input.</param>
/// <param name="Shape">The shape of one example.</param>
internal sealed record Value(string Name, TensorShape Shape)
{
    /// <summary>The elements of one example.</summary>
    public int Features => (int)Shape.Size;

    /// <summary>
    /// Whether it lies in lanes, sixteen examples side by side, as images and sequences do; vectors lie in panels.
    /// </summary>
    public bool IsInLanes => Shape.Rank > 1;

    /// <summary>The first axis: the features of a vector, the channels of an image.</summary>
    public int Channels => Shape.Channels;

    /// <summary>The elements of a channel: 1 for a vector.</summary>
    public int Positions => (int)Shape.Positions;

    public bool Equals(Value? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode();
}
