namespace NetGen;

/// <summary>
/// A penalty <c>λ Σ|w|</c> over all weights of the network, added to the loss; its gradient is <c>λ sign(w)</c>. Biases and the
/// parameters of normalisations count only where asked. A layer's own <c>L1</c> comes on top.
/// </summary>
/// <param name="factor">The factor λ; at least 0.</param>
public sealed class L1Attribute(double factor) : TrainingAttribute
{
    /// <summary>The factor.</summary>
    public double Factor { get; } = factor;

    /// <summary>Whether biases count. The default is <see langword="false"/>.</summary>
    public bool Biases { get; set; }

    /// <summary>
    /// Whether the scales and shifts of <see cref="BatchNormAttribute"/> and <see cref="LayerNormAttribute"/> count. The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool Normalization { get; set; }
}
