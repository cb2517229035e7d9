namespace NetGen;

/// <summary>
/// Negative log-likelihood, <c>L = −Σᵢ tᵢ lᵢ</c>, of the log-probabilities <c>l</c> that <see cref="LogSoftmaxAttribute"/>
/// gives and a target that is a class index or a distribution; the mean over the batch.
/// </summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute;
