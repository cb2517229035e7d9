namespace NetGen;

/// <summary>
/// Dropout (Srivastava et al., JMLR 15, 2014), inverted: in training each element is 0 with probability p, and otherwise
/// divided by 1 − p, so that its expectation stays. In <c>Predict</c> and <c>Evaluate</c> it does nothing.
/// </summary>
/// <param name="rate">The probability p of dropping an element: at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability of dropping an element.</summary>
    public double Rate { get; } = rate;
}
