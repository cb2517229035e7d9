namespace NetGen;

/// <summary>
/// Cross-entropy over classes, <c>L = −Σᵢ tᵢ log pᵢ</c>, of the probabilities <c>p</c> that <see cref="SoftmaxAttribute"/>
/// gives and a target that is a class index or a distribution; the mean over the batch. Computed from the softmax's input,
/// in one stable operation.
/// </summary>
public sealed class CrossEntropyAttribute : LossAttribute;
