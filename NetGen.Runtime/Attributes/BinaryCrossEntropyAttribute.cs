namespace NetGen;

/// <summary>
/// Binary cross-entropy, <c>L = −t log p − (1 − t) log(1 − p)</c>, of every probability <c>p</c> that
/// <see cref="SigmoidAttribute"/> gives and its target <c>t</c> in [0, 1]; the mean over all elements of the batch.
/// Computed from the sigmoid's input, in one stable operation.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// The factor w that the first term counts with, <c>L = −w t log p − (1 − t) log(1 − p)</c>: above 1 it makes a
    /// missed positive cost more. Above 0; the default is 1. PyTorch's <c>pos_weight</c>, the same for all outputs.
    /// </summary>
    public double PositiveWeight { get; set; } = 1;
}
