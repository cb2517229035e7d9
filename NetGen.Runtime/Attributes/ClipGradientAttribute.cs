namespace NetGen;

/// <summary>
/// Limits the gradient before every update, by its norm (Pascanu, Mikolov and Bengio 2013) or element by element; one
/// of <see cref="Norm"/> and <see cref="Value"/> must be given.
/// </summary>
public sealed class ClipGradientAttribute : TrainingAttribute
{
    /// <summary>
    /// The largest L2 norm c of the gradient of all parameters together, above 0: a gradient of norm n is scaled by
    /// <c>min(1, c / (n + 10⁻⁶))</c>, as PyTorch's <c>clip_grad_norm_</c> does.
    /// </summary>
    public double Norm { get; set; }

    /// <summary>
    /// The largest absolute value c of an element of the gradient, above 0: <c>g ← min(max(g, −c), c)</c>, as PyTorch's
    /// <c>clip_grad_value_</c> does.
    /// </summary>
    public double Value { get; set; }
}
