namespace NetGen;

/// <summary>
/// The index of the largest feature of a vector, from 0, or of the largest channel at each position of an image or a sequence;
/// the first of several. The output's first axis is 1. It has no derivative: no gradient passes through it.
/// </summary>
public sealed class ArgMaxAttribute : LayerAttribute
{
    /// <summary>
    /// Whether the output is, instead of the index, 1 in its place and 0 elsewhere, in the input's shape. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool OneHot { get; set; }

    /// <summary>
    /// Whether the backward pass takes the layer for the identity, so that layers before it train: the straight-through
    /// estimator (Bengio, Léonard and Courville, arXiv:1308.3432, 2013). It needs <see cref="OneHot"/>. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool StraightThrough { get; set; }
}
