namespace NetGen;

/// <summary>The base of layers with weights: dense layers and convolutions.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>Whether the layer adds a bias. The default is <see langword="true"/>.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// How the weights are drawn. The default, <see cref="NetGen.Init.Default"/>, fits the activation that follows:
    /// He's uniform one for <see cref="ReLUAttribute"/> and its kin (LeakyReLU and PReLU with their gain, ELU, GELU, SiLU,
    /// Mish, HardSwish, Softplus), LeCun's normal one for <see cref="SELUAttribute"/>, Glorot's uniform one for everything
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

    /// <summary>
    /// The factor λ of a penalty λ Σ|w| over the layer's weights, biases left out, that is added to the loss. The default
    /// is 0.
    /// </summary>
    public double L1 { get; set; }

    /// <summary>
    /// The factor λ of a penalty λ Σ w² over the layer's weights, biases left out, that is added to the loss; its gradient
    /// is 2 λ w. The default is 0.
    /// </summary>
    public double L2 { get; set; }

    /// <summary>
    /// The length c that the incoming weights of a unit may have: after each update a longer vector of weights is scaled
    /// back to it (Srivastava et al., "Dropout", JMLR 15, 2014, section 5.1). The default is 0, which sets no bound.
    /// </summary>
    public double MaxNorm { get; set; }

    /// <summary>
    /// The name of an earlier layer of the same kind and shapes whose parameters this layer uses, too: there is one set of
    /// them, and its gradient is the sum of both layers'. The default is none: the layer has parameters of its own.
    /// </summary>
    public string? SharesWith { get; set; }
}
