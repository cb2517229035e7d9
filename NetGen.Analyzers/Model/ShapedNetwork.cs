namespace NetGen.Analyzers.Model;

/// <summary>A definition with every layer's shapes worked out.</summary>
internal sealed record ShapedNetwork(NetworkSpec Spec, EquatableArray<ShapedLayer> Layers)
{
    public TensorShape Input => Spec.Input;

    public TensorShape Output => Layers.Count == 0 ? Spec.Input : Layers[Layers.Count - 1].Output;

    public long ParameterCount => Layers.Sum(layer => layer.Parameters.Sum(p => p.Shape.Size));

    /// <summary>Follows the shape from the input through every layer.</summary>
    public static ShapedNetwork Infer(NetworkSpec spec)
    {
        var layers = new List<ShapedLayer>();
        var shape = spec.Input;
        foreach (var layer in spec.Layers)
        {
            var output = layer.OutputShape(shape);
            layers.Add(new ShapedLayer(layer, shape, output, layer.Parameters(shape)));
            shape = output;
        }

        return new ShapedNetwork(spec, layers.ToEquatableArray());
    }
}

/// <summary>A layer between its input's and its output's shape.</summary>
internal sealed record ShapedLayer(
    LayerSpec Layer,
    TensorShape Input,
    TensorShape Output,
    EquatableArray<ParameterSpec> Parameters);
