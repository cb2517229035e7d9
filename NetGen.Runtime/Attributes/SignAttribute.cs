namespace NetGen;

/// <summary>
/// The sign of every element: <c>−1</c>, <c>0</c> or <c>1</c>. The shape stays. Its derivative is 0 wherever it has one: no
/// gradient passes through it.
/// </summary>
public sealed class SignAttribute : LayerAttribute
{
    /// <summary>
    /// Whether the backward pass takes the layer for <c>max(−1, min(1, x))</c>, so that layers before it train: the
    /// straight-through estimator as binarised networks have it (Hubara et al., "Binarized Neural Networks", NIPS 2016). The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool StraightThrough { get; set; }
}
