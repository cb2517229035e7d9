namespace NetGen.Analyzers.Model;

/// <summary>
/// A network that is a layer of another: what of its definition becomes part of that. Its loss, its optimizer and its
/// other settings of training do not.
/// </summary>
/// <param name="Name">The class's name, as a message shows it.</param>
/// <param name="FullName">The class's name with its namespace, which no other class has.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Nodes">Its layers, those of networks within it included.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Networks">The networks within it.</param>
internal sealed record InnerNetwork(
    string Name,
    string FullName,
    EquatableArray<InputSpec> Inputs,
    EquatableArray<LayerNode> Nodes,
    EquatableArray<OutputSpec> Outputs,
    EquatableArray<InlinedNetwork> Networks) : LayerTypeSpec(Name)
{
    /// <summary>Why it cannot be a layer; <see langword="null"/> where it can.</summary>
    public InnerNetworkFault? Fault { get; init; }

    /// <summary>A network that cannot be a layer.</summary>
    public static InnerNetwork Faulty(string name, string fullName, InnerNetworkFault fault) =>
        new(name, fullName, [], [], [], []) { Fault = fault };
}

/// <summary>Why a network cannot be a layer of another.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The cycle, the errors of the network, the limit, or the type.</param>
internal sealed record InnerNetworkFault(InnerNetworkFaultKind Kind, string Text);

internal enum InnerNetworkFaultKind
{
    /// <summary>The network contains the other one.</summary>
    Cycle,

    /// <summary>Its own definition has errors.</summary>
    Errors,

    /// <summary>It contains more networks than are followed.</summary>
    TooMany,

    /// <summary>It has a layer of a type that code of the other one cannot name.</summary>
    Inaccessible,
}
