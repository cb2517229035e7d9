namespace NetGen;

/// <summary>
/// Mish of every element: <c>y = x tanh(log(1 + eˣ))</c>. With <c>w = tanh(log(1 + eˣ))</c> its derivative is
/// <c>w + x σ(x) (1 − w²)</c>. The shape stays.
/// </summary>
/// <remarks>D. Misra, "Mish: a self regularized non-monotonic activation function", BMVC 2020.</remarks>
public sealed class MishAttribute : LayerAttribute;
