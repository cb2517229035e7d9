namespace NetGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>w ← w − η λ w − η m̂ / (√v̂ + ε)</c>, with
/// <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>, <c>m̂ = m / (1 − β₁ᵗ)</c> and <c>v̂ = v / (1 − β₂ᵗ)</c>
/// at step t. PyTorch's form, in which the decay scales with the learning rate.
/// </summary>
public sealed class AdamWAttribute : OptimizerAttribute
{
    /// <summary>The learning rate η. The default is 0.001.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>The decay β₁ of the gradient's running mean, in [0, 1). The default is 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay β₂ of the squared gradient's running mean, in [0, 1). The default is 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε that keeps the quotient finite; above 0. The default is 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// The weight decay λ, at least 0: every step takes the fraction η λ off every parameter, biases included. The
    /// default is 0.01.
    /// </summary>
    public double WeightDecay { get; set; } = 0.01;
}
