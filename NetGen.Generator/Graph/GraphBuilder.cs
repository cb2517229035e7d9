using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;

namespace NetGen.Generator.Graph;

/// <summary>Collects the operations that layers are made of.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Operation> _operations = [];
    private readonly List<ParameterSlot> _parameters = [];
    private readonly Dictionary<string, ParameterSlot> _byName = [];

    private GraphBuilder(bool isTraining, OwnFunctions functions) => (IsTraining, Functions) = (isTraining, functions);

    /// <summary>Whether the graph is that of a training step; some layers do something else in prediction, or nothing.</summary>
    public bool IsTraining { get; }

    /// <summary>Whether a layer computes what it does in training: a frozen one never does.</summary>
    public bool Trains(ShapedLayer layer) => IsTraining && !layer.Layer.IsFrozen;

    /// <summary>The user's functions.</summary>
    public OwnFunctions Functions { get; }

    /// <summary>The graph of a definition that the rules have found right.</summary>
    /// <param name="spec">The definition.</param>
    /// <param name="isTraining">Whether it is for training, or for prediction.</param>
    /// <param name="functions">The user's functions, which both graphs share.</param>
    public static NetworkGraph Build(NetworkSpec spec, bool isTraining, OwnFunctions functions)
    {
        var shapes = ShapedNetwork.Infer(spec);
        var builder = new GraphBuilder(isTraining, functions);
        var inputs = spec.Inputs.Select(input => new Value(input.Name, input.Shape)).ToList();
        var outputs = new List<Value>();
        builder.Place(shapes);
        for (var i = 0; i < spec.Nodes.Count; i++)
        {
            var read = spec.Nodes[i].Wires.Select(wire => Of(wire.Source)).ToEquatableArray();
            outputs.Add(LayerOperations.Add(builder, shapes.Shapes[i]!, read));
        }

        return new(
            shapes,
            inputs.ToEquatableArray(),
            spec.Outputs.Select(output => Of(output.Wire.Source)).ToEquatableArray(),
            builder._operations.ToEquatableArray(),
            builder._parameters.ToEquatableArray());

        Value Of(Source source) => source.Kind == SourceKind.Input ? inputs[source.Index] : outputs[source.Index];
    }

    public Value Add(Operation operation)
    {
        _operations.Add(operation);
        return operation.Output;
    }

    /// <summary>A parameter of a layer: its own, or that of the layer that it shares parameters with.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its place among the layer's parameters.</param>
    /// <returns>The parameter; <see langword="null"/> where the layer has not so many.</returns>
    public ParameterSlot? Parameter(ShapedLayer layer, int index)
    {
        if (index >= layer.Parameters.Count)
            return null;
        var name = layer.Parameters[index].Name;
        return _byName[layer.Layer.SharesWith is { } owner ? owner + name.Substring(layer.Layer.Name.Length) : name];
    }

    /// <summary>
    /// Gives every parameter its place in the parameter block: what is trained first, so that updates run over one stretch
    /// of it, and of this what has a penalty; what is frozen or no gradient reaches, and statistics, behind.
    /// </summary>
    private void Place(ShapedNetwork shapes)
    {
        var reached = GradientReach.Trained(shapes.Spec);
        var specs = shapes.Layers
            .Where(layer => layer.Layer.SharesWith is null)
            .SelectMany(layer => layer.Parameters.Select(parameter => (
                Spec: Resolved(shapes, layer, parameter),
                IsTrained: parameter.IsTrainable && reached.Contains(layer.Layer.Name),
                HasPenalty: HasPenalty(shapes.Spec, layer, parameter))))
            .ToList();
        var offset = 0;
        var offsets = new Dictionary<string, int>();
        foreach (var (spec, _, _) in specs
            .OrderBy(parameter => !parameter.IsTrained)
            .ThenBy(parameter => !parameter.HasPenalty))
        {
            offsets.Add(spec.Name, offset);
            offset += PanelLayout.PackedLength(spec);
        }

        foreach (var (spec, isTrained, _) in specs)
        {
            var slot = new ParameterSlot(
                spec, _parameters.Count, offsets[spec.Name], PanelLayout.PackedLength(spec), isTrained);
            _parameters.Add(slot);
            _byName.Add(spec.Name, slot);
        }
    }

    /// <summary>
    /// Whether a parameter lies among those with a penalty. Those of a custom layer, which reads them as one, lie together.
    /// </summary>
    private static bool HasPenalty(NetworkSpec spec, ShapedLayer layer, ParameterSpec parameter) =>
        layer.Layer is CustomLayer
            ? layer.Parameters.All(other => PenaltyFactors.Of(spec, layer.Layer, other.Role) != (0, 0))
            : PenaltyFactors.Of(spec, layer.Layer, parameter.Role) != (0, 0);

    /// <summary>The parameter with the initializer that fits the activation after its layer, where none is given.</summary>
    private static ParameterSpec Resolved(ShapedNetwork shapes, ShapedLayer layer, ParameterSpec parameter) =>
        parameter.Initializer.Kind == InitializerKind.Default
            ? parameter with { Initializer = DefaultInitializer.Of(parameter.Initializer, Next(shapes.Spec, layer.Layer)) }
            : parameter;

    /// <summary>The activation that follows a layer, normalisations and the like passed over; none where branches part.</summary>
    private static LayerSpec? Next(NetworkSpec spec, LayerSpec layer)
    {
        var index = 0;
        while (!ReferenceEquals(spec.Nodes[index].Layer, layer))
            index++;
        while (true)
        {
            var readers = spec.Nodes.Where(node => node.Wires.Any(wire => wire.Source == Source.OfLayer(index))).ToList();
            if (readers.Count != 1)
                return null;
            var next = readers[0].Layer;
            if (next is not (Identity or BatchNorm or LayerNorm or Dropout or GaussianNoise or MaxPool2D or AvgPool2D or Flatten
                or Reshape))
            {
                return next;
            }

            while (!ReferenceEquals(spec.Nodes[index].Layer, next))
                index++;
        }
    }
}
