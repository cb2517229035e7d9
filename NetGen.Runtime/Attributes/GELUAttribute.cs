namespace NetGen;

/// <summary>
/// The Gaussian error linear unit of every element: <c>y = x Φ(x)</c>, where <c>Φ(x) = (1 + erf(x / √2)) / 2</c> is the
/// normal distribution function. Its derivative is <c>Φ(x) + x φ(x)</c>, φ being the normal density. The shape stays.
/// </summary>
/// <remarks>D. Hendrycks and K. Gimpel, "Gaussian error linear units (GELUs)", arXiv:1606.08415, 2016.</remarks>
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>
    /// Whether Φ(x) is approximated by <c>(1 + tanh(√(2/π) (x + 0.044715 x³))) / 2</c>, as GPT-2 and BERT do, and the
    /// derivative is that of the approximation. The two differ by less than 5e-4. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool Approximate { get; set; }
}
