namespace NetGen;

/// <summary>
/// Stochastic gradient descent with optional (Nesterov) momentum: <c>v ← μ v + (1 − τ) g</c>, <c>w ← w − η v</c>, or
/// <c>w ← w − η (g + μ v)</c> with Nesterov's form (Sutskever et al. 2013). PyTorch's definition: the first step's v is
/// g, undampened, and weight decay adds λ w to g.
/// </summary>
public sealed class SgdAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η. The default is 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ, in [0, 1). The default, 0, is plain gradient descent.</summary>
    public double Momentum { get; set; }

    /// <summary>
    /// The dampening τ, in [0, 1]: the part of each gradient but the first that does not enter the momentum. Needs a
    /// momentum above 0, and is not for Nesterov's form. The default is 0.
    /// </summary>
    public double Dampening { get; set; }

    /// <summary>
    /// Whether the step looks ahead along the momentum. Needs a momentum above 0. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool Nesterov { get; set; }

    /// <summary>
    /// The weight decay λ, at least 0: λ w is added to the gradient of every parameter w, biases included. The default
    /// is 0.
    /// </summary>
    public double WeightDecay { get; set; }
}
