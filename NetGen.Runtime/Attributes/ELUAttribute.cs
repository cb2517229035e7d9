namespace NetGen;

/// <summary>
/// The exponential linear unit of every element: <c>y = x</c> where x is above 0, else <c>α (eˣ − 1)</c>, with values
/// above <c>−α</c>. Its derivative is 1 where x is above 0, else <c>α eˣ = y + α</c>. The shape stays.
/// </summary>
/// <remarks>
/// D.-A. Clevert, T. Unterthiner and S. Hochreiter, "Fast and accurate deep network learning by exponential linear
/// units (ELUs)", ICLR 2016.
/// </remarks>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>The α that large negative inputs give the negative of; above 0 and finite. The default is 1.</summary>
    public double Alpha { get; set; } = 1;
}
