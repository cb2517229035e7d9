namespace NetGen;

/// <summary>
/// Every element rounded to the nearest integer, halves to the even one. The shape stays. Its derivative is 0 wherever it has
/// one: no gradient passes through it.
/// </summary>
public sealed class RoundAttribute : LayerAttribute
{
    /// <summary>
    /// Whether the backward pass takes the layer for the identity, so that layers before it train: the straight-through
    /// estimator (Bengio, Léonard and Courville, arXiv:1308.3432, 2013). The default is <see langword="false"/>.
    /// </summary>
    public bool StraightThrough { get; set; }
}
