namespace NetGen;

/// <summary>A parameter that a layer of one's own declares.</summary>
/// <param name="name">The name within the layer: letters, digits and underscores, such as <c>weight</c>.</param>
/// <param name="shape">The shape.</param>
/// <param name="init">How it starts. The default is all zeros.</param>
/// <param name="scale">
/// The scale of the initializer, as <see cref="WeightedLayerAttribute.InitScale"/> documents it; NaN for the default.
/// </param>
public sealed class LayerParameter(string name, int[] shape, Init init = Init.Constant, double scale = double.NaN)
{
    /// <summary>The name within the layer.</summary>
    public string Name { get; } = name;

    /// <summary>The shape.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>How it starts.</summary>
    public Init Init { get; } = init;

    /// <summary>The scale of the initializer; NaN for the default.</summary>
    public double Scale { get; } = scale;
}
