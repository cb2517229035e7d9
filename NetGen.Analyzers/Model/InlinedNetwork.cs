namespace NetGen.Analyzers.Model;

/// <summary>A network among the layers of another, whose list of layers has its own in it.</summary>
/// <param name="Position">The position of the attribute that brings it.</param>
/// <param name="Name">Its name, which its layers have before theirs: <c>encoder</c>, or <c>encoder.stem</c> within it.</param>
/// <param name="Type">The network.</param>
/// <param name="Wires">What its inputs read.</param>
/// <param name="Outputs">Its outputs, the first by the network's name and the others by those of their layers.</param>
/// <param name="First">The index of its first layer.</param>
/// <param name="Count">The number of its layers.</param>
internal sealed record InlinedNetwork(
    int Position,
    string Name,
    InnerNetworkType Type,
    EquatableArray<Wire> Wires,
    EquatableArray<Wire> Outputs,
    int First,
    int Count)
{
    /// <summary>Whether training leaves its parameters as they are.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The earlier network whose parameters it uses, as the definition names it.</summary>
    public string? SharesWith { get; init; }

    /// <summary>Whether an attribute of the definition itself brings it, and not that of a network within.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Which network an inlined one is.</summary>
/// <param name="Name">The class's name, as a message shows it.</param>
/// <param name="FullName">The class's name with its namespace.</param>
/// <param name="Inputs">Its inputs, as it declares them.</param>
internal sealed record InnerNetworkType(string Name, string FullName, EquatableArray<InputSpec> Inputs);
