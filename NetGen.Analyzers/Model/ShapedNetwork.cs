namespace NetGen.Analyzers.Model;

/// <summary>A definition with every layer's shapes worked out.</summary>
/// <param name="Spec">The definition.</param>
/// <param name="Shapes">
/// The layers in order; <see langword="null"/> for one that cannot take its input, and for those that follow from it.
/// </param>
internal sealed record ShapedNetwork(NetworkSpec Spec, EquatableArray<ShapedLayer?> Shapes)
{
    /// <summary>The layers of a network in which every one can take its input.</summary>
    public IEnumerable<ShapedLayer> Layers => Shapes.OfType<ShapedLayer>();

    public long ParameterCount =>
        Layers.Where(layer => layer.Layer.SharesWith is null)
            .Sum(layer => layer.Parameters.Where(p => p.IsTrainable).Sum(p => p.Shape.Size));

    /// <summary>The shape of a value; <see langword="null"/> where a layer before it cannot take its input.</summary>
    public TensorShape? ShapeOf(Source source) => ShapeOf(source, Spec, Shapes);

    /// <summary>The shape of an output of a network in which every layer can take its input.</summary>
    public TensorShape ShapeOf(OutputSpec output) => ShapeOf(output.Wire.Source)!.Value;

    /// <summary>The layer whose output a value is; <see langword="null"/> for an input.</summary>
    public ShapedLayer? LayerOf(Source source) =>
        source.Kind == SourceKind.Layer ? Shapes[source.Index] : null;

    /// <summary>Follows the shapes from the inputs through every layer. Total: shapes may be anything.</summary>
    public static ShapedNetwork Infer(NetworkSpec spec)
    {
        var layers = new List<ShapedLayer?>();
        foreach (var (layer, wires) in spec.Nodes)
        {
            var inputs = wires.Select(wire => ShapeOf(wire.Source, spec, layers)).OfType<TensorShape>().ToEquatableArray();
            layers.Add(
                inputs.Count == wires.Count && inputs.Count > 0 && layer.Problem(inputs) is null
                    ? new(layer, inputs, layer.OutputShape(inputs), ParametersOf(layer, inputs[0]))
                    : null);
        }

        return new(spec, layers.ToEquatableArray());
    }

    private static EquatableArray<ParameterSpec> ParametersOf(LayerSpec layer, TensorShape input) => layer.IsFrozen
        ? layer.Parameters(input).Select(parameter => parameter with { IsFrozen = true }).ToEquatableArray()
        : layer.Parameters(input);

    private static TensorShape? ShapeOf(Source source, NetworkSpec spec, IReadOnlyList<ShapedLayer?> layers) =>
        source.Kind switch
        {
            SourceKind.Input => spec.Inputs[source.Index].Shape,
            SourceKind.Layer => layers[source.Index]?.Output,
            _ => null,
        };
}

/// <summary>A layer between its inputs' and its output's shape.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">The shapes of what it reads: one, or several for a layer that joins branches.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Parameters">Its parameters, which are another layer's where it shares them.</param>
internal sealed record ShapedLayer(
    LayerSpec Layer,
    EquatableArray<TensorShape> Inputs,
    TensorShape Output,
    EquatableArray<ParameterSpec> Parameters)
{
    public TensorShape Input => Inputs[0];

    public long Flops => Layer.Flops(Inputs);
}
