namespace NetGen;

/// <summary>
/// A fully connected layer, <c>y = W x + b</c>, with a weight matrix <c>W</c> of shape <c>[units, inputs]</c> and a bias
/// <c>b</c> of shape <c>[units]</c>. Its parameters are named <c>denseN.weight</c> and <c>denseN.bias</c>.
/// </summary>
/// <param name="units">The number of outputs; at least 1. The number of inputs follows from the layer before.</param>
public sealed class DenseAttribute(int units) : WeightedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;
}
