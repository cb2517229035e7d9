namespace NetGen;

/// <summary>
/// Negative log-likelihood, <c>L = −Σᵢ tᵢ lᵢ</c>, of the log-probabilities <c>l</c> that
/// <see cref="LogSoftmaxAttribute"/> gives and a target that is a class index or a distribution; the mean over the
/// batch.
/// </summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>
    /// The factor that each class counts with, one for each class, at least 0. With class indices the mean divides by
    /// the sum of the targets' weights, with distributions by the number of examples, as PyTorch's <c>weight</c> does.
    /// The default is none: all are 1.
    /// </summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>
    /// A class index that stands for no target: such an example has no loss and no gradient, and the mean does not
    /// count it. The default is −100.
    /// </summary>
    public int IgnoreIndex { get; set; } = -100;
}
