namespace NetGen;

/// <summary>
/// AdaGrad (Duchi, Hazan and Singer 2011): <c>s ← s + g²</c>, <c>w ← w − η̃ g / (√s + ε)</c>, where
/// <c>η̃ = η / (1 + (t − 1) δ)</c> at step t. The sum never falls, so steps shorten for good. PyTorch's definition.
/// </summary>
public sealed class AdaGradAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η. The default is 0.01.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>The decay δ of the learning rate with the steps taken, at least 0. The default is 0.</summary>
    public double LearningRateDecay { get; set; }

    /// <summary>
    /// The weight decay λ, at least 0: λ w is added to the gradient of every parameter w, biases included. The default
    /// is 0.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>What every sum of squares s starts at, at least 0. The default is 0.</summary>
    public double InitialAccumulator { get; set; }

    /// <summary>The ε that keeps the quotient finite; above 0. The default is 1e-10.</summary>
    public double Epsilon { get; set; } = 1e-10;
}
