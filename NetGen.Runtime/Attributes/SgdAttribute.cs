namespace NetGen;

/// <summary>
/// Stochastic gradient descent with optional (Nesterov) momentum: <c>v ← μ v + g</c>, <c>w ← w − η v</c>, or
/// <c>w ← w − η (g + μ v)</c> with Nesterov's form (Sutskever et al. 2013). PyTorch's definition.
/// </summary>
public sealed class SgdAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η. The default is 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The momentum μ, in [0, 1). The default, 0, is plain gradient descent.</summary>
    public double Momentum { get; set; }

    /// <summary>Whether the step looks ahead along the momentum. Needs a momentum above 0. The default is <see langword="false"/>.</summary>
    public bool Nesterov { get; set; }
}
