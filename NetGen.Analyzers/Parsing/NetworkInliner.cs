using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// The layers of a network as layers of another: each under the network's name, at the place of its attribute, and reading
/// what the network's inputs read.
/// </summary>
/// <param name="attribute">The attribute that brings the network.</param>
/// <param name="name">The network's name in the other.</param>
/// <param name="network">The network, in which nothing is wrong.</param>
/// <param name="inputs">What its inputs read, in their order.</param>
/// <param name="first">The index that its first layer has in the other.</param>
/// <param name="streamOffset">How far the streams of layers here are ahead of their positions.</param>
internal sealed class NetworkInliner(
    AttributeSpec attribute,
    string name,
    InnerNetwork network,
    IReadOnlyList<Wire> inputs,
    int first,
    int streamOffset)
{
    private readonly bool _isFrozen = attribute.Get("Frozen", false);
    private readonly string? _sharesWith = attribute.Get<string?>("SharesWith", null);
    private readonly int _firstStream = network.Nodes.Min(node => node.Layer.Stream);

    /// <summary>The layers, each with what it reads.</summary>
    public IEnumerable<(LayerSpec Layer, List<Wire> Wires)> Nodes =>
        network.Nodes.Select(node => (LayerOf(node.Layer), node.Wires.SelectMany(WireOf).ToList()));

    /// <summary>The network itself, and then those within it.</summary>
    public IReadOnlyList<InlinedNetwork> Networks =>
    [
        new(
            attribute.Position,
            name,
            new(network.Name, network.FullName, network.Inputs),
            inputs.ToEquatableArray(),
            network.Outputs.Select((output, i) => Moved(output.Wire) with { Name = i == 0 ? name : Within(output.Wire.Name) })
                .ToEquatableArray(),
            first,
            network.Nodes.Count)
        {
            IsOwn = true,
            IsFrozen = _isFrozen,
            SharesWith = _sharesWith,
        },
        .. network.Networks.Select(inner => inner with
        {
            Position = attribute.Position,
            Name = Within(inner.Name),
            Wires = inner.Wires.SelectMany(WireOf).ToEquatableArray(),
            Outputs = inner.Outputs.Select(Moved).ToEquatableArray(),
            First = first + inner.First,
            IsOwn = false,
            IsFrozen = _isFrozen || inner.IsFrozen,
            SharesWith = Shared(inner.Name, inner.SharesWith),
        }),
    ];

    /// <summary>How many streams its layers take.</summary>
    public int Streams => network.Nodes.Max(node => node.Layer.Stream) - _firstStream + 1;

    private LayerSpec LayerOf(LayerSpec layer)
    {
        var moved = layer with
        {
            Position = attribute.Position,
            Name = Within(layer.Name),
            Network = name,
            Stream = attribute.Position + streamOffset + layer.Stream - _firstStream,
            IsFrozen = _isFrozen || layer.IsFrozen,
            SharesWith = Shared(layer.Name, layer.SharesWith),
        };

        // Penalties and bounds belong to the network that has the parameters.
        if (_sharesWith is not null)
            moved = moved with { L1 = 0, L2 = 0, MaxNorm = 0 };
        return moved is Join join ? join with { Others = join.Others.Select(Within).ToEquatableArray() } : moved;
    }

    /// <summary>
    /// The layer or network whose parameters one of those here uses: that of the same name in the network that this one
    /// shares them with, or another one here.
    /// </summary>
    private string? Shared(string own, string? other) =>
        _sharesWith is not null ? $"{_sharesWith}.{other ?? own}" : other is null ? null : Within(other);

    /// <summary>What a wire in the network is outside; nothing where the attribute does not say what an input reads.</summary>
    private IEnumerable<Wire> WireOf(Wire wire)
    {
        if (wire.Source.Kind != SourceKind.Input)
            return [Moved(wire)];
        return wire.Source.Index < inputs.Count ? [inputs[wire.Source.Index]] : [];
    }

    private Wire Moved(Wire wire) =>
        new(Source.OfLayer(first + wire.Source.Index), attribute.Position, null, Within(wire.Name));

    private string Within(string inner) => $"{name}.{inner}";
}
