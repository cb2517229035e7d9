namespace NetGen;

/// <summary>
/// Cross-entropy over classes, <c>L = −Σᵢ tᵢ log pᵢ</c>, of the probabilities <c>p</c> that
/// <see cref="SoftmaxAttribute"/> gives and a target that is a class index or a distribution; the mean over the batch.
/// Computed from the softmax's input, in one stable operation.
/// </summary>
public sealed class CrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// The factor that each class counts with, one for each class, at least 0. With class indices the mean divides by
    /// the sum of the targets' weights, with distributions by the number of examples, as PyTorch's <c>weight</c> does.
    /// The default is none: all are 1.
    /// </summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>
    /// The part e of the target that is spread evenly over the C classes: <c>t′ = (1 − e) t + e / C</c> (Szegedy et
    /// al., "Rethinking the Inception Architecture", 2016). At least 0 and below 1; the default is 0.
    /// </summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// A class index that stands for no target: such an example has no loss and no gradient, and the mean does not
    /// count it. The default is −100.
    /// </summary>
    public int IgnoreIndex { get; set; } = -100;
}
