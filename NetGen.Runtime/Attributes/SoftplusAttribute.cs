namespace NetGen;

/// <summary>
/// Softplus of every element, the smooth form of <c>max(x, 0)</c>: <c>y = log(1 + e^(β x)) / β</c>, above 0. Its
/// derivative is <c>σ(β x) = 1 − e^(−β y)</c>. The shape stays.
/// </summary>
/// <remarks>
/// C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau and R. Garcia, "Incorporating second-order functional knowledge for
/// better option pricing", NIPS 2000.
/// </remarks>
public sealed class SoftplusAttribute : LayerAttribute
{
    /// <summary>
    /// The sharpness β of the bend at 0; above 0 and finite. The larger, the nearer to the rectifier. The default is 1.
    /// </summary>
    public double Beta { get; set; } = 1;
}
