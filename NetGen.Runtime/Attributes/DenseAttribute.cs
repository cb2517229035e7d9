namespace NetGen;

/// <summary>
/// A fully connected layer, <c>y = W x + b</c>, with a weight matrix <c>W</c> of shape <c>[units, inputs]</c> and a bias
/// <c>b</c> of shape <c>[units]</c>. Its parameters are named <c>denseN.weight</c> and <c>denseN.bias</c>.
/// </summary>
/// <param name="units">The number of outputs; at least 1. The number of inputs follows from the layer before.</param>
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the layer adds a bias. The default is <see langword="true"/>.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// How the weights are drawn. The default, <see cref="NetGen.Init.Default"/>, fits the activation that follows:
    /// He's uniform one for <see cref="ReLUAttribute"/> and its kin (LeakyReLU with its gain, ELU, GELU, SiLU, Mish,
    /// HardSwish, Softplus), LeCun's normal one for <see cref="SELUAttribute"/>, Glorot's uniform one for everything
    /// else.
    /// </summary>
    public Init Init { get; set; } = Init.Default;

    /// <summary>
    /// The scale of the initializer: the standard deviation of <see cref="NetGen.Init.Normal"/>, the bound of
    /// <see cref="NetGen.Init.Uniform"/>, the value of <see cref="NetGen.Init.Constant"/>, and a factor (the gain) for
    /// the others. The default is 0.01 for Normal and Uniform, 0 for Constant and 1 for the others.
    /// </summary>
    public double InitScale { get; set; } = double.NaN;

    /// <summary>The value that every bias starts at. The default is 0; a small positive value keeps ReLU units alive.</summary>
    public double BiasInit { get; set; }
}
