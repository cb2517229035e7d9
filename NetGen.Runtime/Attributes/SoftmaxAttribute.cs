namespace NetGen;

/// <summary>
/// The softmax over the features, <c>yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ)</c>: probabilities that add up to 1. The output layer that
/// <see cref="CrossEntropyAttribute"/> takes.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute;
