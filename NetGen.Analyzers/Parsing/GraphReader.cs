using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// The graph that attributes describe. They are read in order: each layer takes what stands before it, be that an input,
/// a layer or what <c>[From]</c> names; a layer that joins takes the layers it names, too.
/// </summary>
internal sealed class GraphReader
{
    private readonly List<InputSpec> _inputs = [];
    private readonly List<(LayerSpec Layer, List<Wire> Wires)> _nodes = [];
    private readonly List<Wire> _outputs = [];

    public EquatableArray<InputSpec> Inputs => _inputs.ToEquatableArray();

    public EquatableArray<LayerNode> Nodes =>
        _nodes.Select(node => new LayerNode(node.Layer, node.Wires.ToEquatableArray())).ToEquatableArray();

    public static GraphReader Read(EquatableArray<DefinitionItem> items)
    {
        var reader = new GraphReader();
        var counts = new Dictionary<string, int>();
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
                    current = reader.AddLayer(attribute, counts, current);
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
        if (_nodes.Count == 0)
            return [];
        var last = _nodes.Count - 1;
        var wires = losses.Count == 0
            ? _outputs.Select(wire => wire with { Source = Find(wire.Name, _nodes.Count) }).ToList()
            : losses.Select(loss => loss.Of is { } name
                    ? new Wire(Find(name, _nodes.Count), loss.Position, "Of", name)
                    : new Wire(Source.OfLayer(last), loss.Position, null, _nodes[last].Layer.Name))
                .ToList();
        if (wires.Count == 0)
            wires.Add(new(Source.OfLayer(last), _nodes[last].Layer.Position, null, _nodes[last].Layer.Name));
        return wires.Select(wire => new OutputSpec(wire)).ToEquatableArray();
    }

    private static bool IsInput(DefinitionItem item) =>
        item is { Kind: AttributeKind.Graph, Attribute.Name: "Input" };

    private Wire AddInput(int position, string name, EquatableArray<int> shape)
    {
        _inputs.Add(new(position, name, new TensorShape(shape)));
        return new(Source.OfInput(_inputs.Count - 1), position, null, name);
    }

    private Wire AddLayer(AttributeSpec attribute, Dictionary<string, int> counts, Wire? current)
    {
        counts.TryGetValue(attribute.Name, out var count);
        counts[attribute.Name] = ++count;
        var given = attribute.Get<string?>("Name", null);
        var layer = Registry.Layers[attribute.Name](attribute, given ?? $"{attribute.Name.ToLowerInvariant()}{count}") with
        {
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

    /// <summary>Finds what the names mean once all layers are known.</summary>
    private void Resolve()
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var wires = _nodes[i].Wires;
            for (var w = 0; w < wires.Count; w++)
            {
                if (wires[w].Argument is not null)
                    wires[w] = wires[w] with { Source = Find(wires[w].Name, i) };
            }
        }
    }

    /// <summary>The input or layer of a name; one from <paramref name="reader"/> on comes too late.</summary>
    private Source Find(string name, int reader)
    {
        var layer = _nodes.FindIndex(node => node.Layer.Name == name);
        if (layer >= 0)
            return new(layer < reader ? SourceKind.Layer : SourceKind.Later, layer);
        var input = _inputs.FindIndex(candidate => candidate.Name == name);
        return input >= 0 ? Source.OfInput(input) : new(SourceKind.Unknown, -1);
    }
}
