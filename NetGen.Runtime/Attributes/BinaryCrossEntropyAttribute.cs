namespace NetGen;

/// <summary>
/// Binary cross-entropy, <c>L = −t log p − (1 − t) log(1 − p)</c>, of every probability <c>p</c> that
/// <see cref="SigmoidAttribute"/> gives and its target <c>t</c> in [0, 1]; the mean over all elements of the batch.
/// Computed from the sigmoid's input, in one stable operation.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute;
