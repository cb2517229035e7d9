namespace NetGen;

/// <summary>
/// The hard step: 1 where an element is above the threshold, else 0. The shape stays. Its derivative is 0 wherever it has one:
/// no gradient passes through it.
/// </summary>
/// <param name="threshold">The threshold; finite. The default is 0.</param>
public sealed class ThresholdAttribute(double threshold = 0) : LayerAttribute
{
    /// <summary>The threshold.</summary>
    public double Threshold { get; } = threshold;

    /// <summary>
    /// Whether the backward pass takes the layer for the identity, so that layers before it train: the straight-through
    /// estimator (Bengio, Léonard and Courville, arXiv:1308.3432, 2013). The default is <see langword="false"/>.
    /// </summary>
    public bool StraightThrough { get; set; }
}
