using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// The graph that attributes describe. They are read in order: each layer takes what stands before it, be that an input,
/// a layer or what <c>[From]</c> names; a layer that joins takes the layers it names, too. A network that is a layer
/// brings its own.
/// </summary>
internal sealed class GraphReader
{
    private readonly List<InputSpec> _inputs = [];
    private readonly List<(LayerSpec Layer, List<Wire> Wires)> _nodes = [];
    private readonly List<InlinedNetwork> _networks = [];
    private readonly List<Wire> _outputs = [];
    private readonly Dictionary<string, int> _counts = [];

    // What the last layer gives.
    private Wire? _last;

    public EquatableArray<InputSpec> Inputs => _inputs.ToEquatableArray();

    public EquatableArray<LayerNode> Nodes =>
        _nodes.Select(node => new LayerNode(node.Layer, node.Wires.ToEquatableArray())).ToEquatableArray();

    public EquatableArray<InlinedNetwork> Networks => _networks.ToEquatableArray();

    /// <summary>How many layers the networks among them bring besides the one that each of their attributes counts as.</summary>
    public int StreamOffset { get; private set; }

    public static GraphReader Read(EquatableArray<DefinitionItem> items)
    {
        var reader = new GraphReader();
        Wire? current = null;
        foreach (var item in items)
        {
            var attribute = item.Attribute;
            switch (item.Kind)
            {
                case AttributeKind.Network:
                    var shape = attribute.Get<EquatableArray<int>>("shape", []);
                    if (shape.Count > 0 || !items.Any(IsInput))
                        current = reader.AddInput(attribute.Position, "input", shape);
                    break;
                case AttributeKind.Graph when attribute.Name == "Input":
                    current = reader.AddInput(
                        attribute.Position,
                        attribute.Get("name", ""),
                        attribute.Get<EquatableArray<int>>("shape", []));
                    break;
                case AttributeKind.Graph when attribute.Name == "From":
                    current = new(default, attribute.Position, "name", attribute.Get("name", ""));
                    break;
                case AttributeKind.Graph when attribute.Name == "Output":
                    var names = attribute.Get<EquatableArray<string>>("names", []);
                    for (var i = 0; i < names.Count; i++)
                        reader._outputs.Add(new(default, attribute.Position, $"names#{i}", names[i]));
                    break;
                case AttributeKind.Layer when item.IsKnown:
                    reader._last = current = attribute.LayerType switch
                    {
                        null => reader.AddLayer(attribute, Registry.Layers[attribute.Name], current),
                        InnerNetwork network => reader.AddNetwork(attribute, network, current),
                        CustomLayerType => reader.AddLayer(attribute, CustomLayer.Parse, current),
                        _ => current,
                    };
                    break;
            }
        }

        reader.Resolve();
        return reader;
    }

    /// <summary>
    /// The outputs: what the losses take, each value once, or what <c>[Output]</c> names, or the last layer.
    /// </summary>
    public EquatableArray<OutputSpec> OutputsOf(EquatableArray<LossSpec> losses)
    {
        if (_last is null)
            return [];
        var wires = losses.Count == 0
            ? _outputs.Select(wire => wire with { Source = Find(wire.Name, _nodes.Count) }).ToList()
            : losses.Select(loss => loss.Of is { } name
                    ? new Wire(Find(name, _nodes.Count), loss.Position, "Of", name)
                    : _last with { Position = loss.Position })
                .ToList();
        if (wires.Count == 0)
            wires.Add(_last);
        return wires.Select(wire => new OutputSpec(wire)).ToEquatableArray();
    }

    private static bool IsInput(DefinitionItem item) =>
        item is { Kind: AttributeKind.Graph, Attribute.Name: "Input" };

    private Wire AddInput(int position, string name, EquatableArray<int> shape)
    {
        _inputs.Add(new(position, name, new TensorShape(shape)));
        return new(Source.OfInput(_inputs.Count - 1), position, null, name);
    }

    private Wire AddLayer(AttributeSpec attribute, Func<AttributeSpec, string, LayerSpec> parse, Wire? current)
    {
        var layer = parse(attribute, NameOf(attribute)) with
        {
            Stream = attribute.Position + StreamOffset,
            IsFrozen = attribute.Get("Frozen", false),
            L1 = attribute.Get("L1", 0.0),
            L2 = attribute.Get("L2", 0.0),
            MaxNorm = attribute.Get("MaxNorm", 0.0),
            SharesWith = attribute.Get<string?>("SharesWith", null),
        };
        var wires = new List<Wire>();
        if (current is not null)
            wires.Add(current);
        for (var i = 0; i < layer.Joins.Count; i++)
            wires.Add(new(default, layer.Position, $"names#{i}", layer.Joins[i]));
        _nodes.Add((layer, wires));
        return new(Source.OfLayer(_nodes.Count - 1), layer.Position, null, layer.Name);
    }

    /// <summary>Adds the layers of a network, and what is known of them as a whole.</summary>
    private Wire? AddNetwork(AttributeSpec attribute, InnerNetwork network, Wire? current)
    {
        var name = NameOf(attribute);
        if (network.Fault is not null || _nodes.Count + network.Nodes.Count > Limits.InlinedLayers)
            return current;

        var inputs = new List<Wire>();
        if (current is not null)
            inputs.Add(current);
        var named = attribute.Get<EquatableArray<string>>("Inputs", []);
        for (var i = 0; i < named.Count; i++)
            inputs.Add(new(default, attribute.Position, $"Inputs#{i}", named[i]));

        var inliner = new NetworkInliner(attribute, name, network, inputs, _nodes.Count, StreamOffset);
        _nodes.AddRange(inliner.Nodes);
        _networks.AddRange(inliner.Networks);
        StreamOffset += inliner.Streams - 1;
        return inliner.Networks[0].Outputs[0];
    }

    /// <summary>
    /// The name that an attribute gives, or that of its kind with its number; of a type the first has none.
    /// </summary>
    private string NameOf(AttributeSpec attribute)
    {
        var kind = attribute.LayerType is { } type ? MemberNames.Lower(type.Name) : attribute.Name.ToLowerInvariant();
        _counts.TryGetValue(kind, out var count);
        _counts[kind] = ++count;
        return attribute.Get<string?>("Name", null)
            ?? (attribute.LayerType is not null && count == 1 ? kind : $"{kind}{count}");
    }

    /// <summary>Finds what the names mean once all layers are known.</summary>
    private void Resolve()
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var wires = _nodes[i].Wires;
            for (var w = 0; w < wires.Count; w++)
                wires[w] = Resolved(wires[w], i);
        }

        for (var i = 0; i < _networks.Count; i++)
        {
            var network = _networks[i];
            _networks[i] = network with
            {
                Wires = network.Wires.Select(wire => Resolved(wire, network.First)).ToEquatableArray(),
            };
        }
    }

    /// <summary>A wire with its source, where a name says which that is.</summary>
    private Wire Resolved(Wire wire, int reader) =>
        wire.Argument is null ? wire : wire with { Source = Find(wire.Name, reader) };

    /// <summary>
    /// The input, layer or network of a name; one from <paramref name="reader"/> on comes too late. A network's name means
    /// its first output.
    /// </summary>
    private Source Find(string name, int reader)
    {
        var layer = _nodes.FindIndex(node => node.Layer.Name == name);
        if (layer < 0 && _networks.Find(network => network.Name == name) is { } network)
            layer = network.Outputs[0].Source.Index;
        if (layer >= 0)
            return new(layer < reader ? SourceKind.Layer : SourceKind.Later, layer);
        var input = _inputs.FindIndex(candidate => candidate.Name == name);
        return input >= 0 ? Source.OfInput(input) : new(SourceKind.Unknown, -1);
    }
}
