namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, ICML 2015): every feature of a vector, or every channel of an image over all its
/// pixels, gets the mean 0 and the variance 1 in a batch, <c>x̂ = (x − μ) / √(σ² + ε)</c>, and then a trainable scale and
/// shift, <c>y = γ x̂ + β</c>. In <c>Predict</c> and <c>Evaluate</c> μ and σ² are running means of what training saw:
/// <c>r ← (1 − m) r + m s</c> with momentum m after every training forward pass, with the unbiased variance. Its parameters
/// are <c>weight</c> (γ, from 1) and <c>bias</c> (β, from 0), its statistics <c>running_mean</c> and <c>running_var</c>.
/// A training batch must hold at least two values of each feature.
/// </summary>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The share m of a batch in the running statistics, from 0 to 1. The default is 0.1.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>The number ε added to the variance; above 0. The default is 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a scale and a shift. The default is <see langword="true"/>.</summary>
    public bool Affine { get; set; } = true;
}
