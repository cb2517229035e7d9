namespace NetGen;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): all features of one example together get the mean 0 and the variance 1,
/// <c>x̂ = (x − μ) / √(σ² + ε)</c>, and then a trainable scale and shift each, <c>y = γ ⊙ x̂ + β</c>. Its parameters are
/// <c>weight</c> (γ, from 1) and <c>bias</c> (β, from 0), of the input's shape.
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The number ε added to the variance; above 0. The default is 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a scale and a shift. The default is <see langword="true"/>.</summary>
    public bool Affine { get; set; } = true;
}
