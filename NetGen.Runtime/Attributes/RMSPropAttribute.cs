namespace NetGen;

/// <summary>
/// RMSProp (Hinton 2012): <c>v ← α v + (1 − α) g²</c>, <c>w ← w − η g / (√v + ε)</c>. With momentum
/// <c>b ← μ b + g / (√v + ε)</c>, <c>w ← w − η b</c>. Centered (Graves 2013), v is replaced by the variance
/// <c>v − a²</c> with <c>a ← α a + (1 − α) g</c>. PyTorch's definition: ε outside the root, no bias correction.
/// </summary>
public sealed class RMSPropAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η. The default is 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The decay α of the running means, in [0, 1). The default is 0.99.</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>The ε that keeps the quotient finite; above 0. The default is 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// The weight decay λ, at least 0: λ w is added to the gradient of every parameter w, biases included. The default
    /// is 0.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>The momentum μ, in [0, 1). The default is 0: none.</summary>
    public double Momentum { get; set; }

    /// <summary>
    /// Whether the gradient is divided by the root of its variance, not of its mean square. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool Centered { get; set; }
}
