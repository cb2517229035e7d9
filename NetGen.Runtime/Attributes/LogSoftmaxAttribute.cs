namespace NetGen;

/// <summary>
/// The logarithm of the softmax over the features, <c>yᵢ = xᵢ − log Σⱼ exp(xⱼ)</c>. The output layer that
/// <see cref="NegativeLogLikelihoodAttribute"/> takes.
/// </summary>
public sealed class LogSoftmaxAttribute : LayerAttribute;
