namespace NetGen;

/// <summary>
/// The self-normalizing exponential linear unit of every element: <c>y = λ x</c> where x is above 0, else
/// <c>λ α (eˣ − 1)</c>, with λ = 1.0507009873554805 and α = 1.6732632423543772. Its derivative is λ where x is above 0,
/// else <c>λ α eˣ = y + λ α</c>. The shape stays.
/// </summary>
/// <remarks>
/// Layers before it are drawn by <see cref="Init.LeCunNormal"/> unless they say otherwise, which their mean and
/// variance staying near 0 and 1 depends on. G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter, "Self-normalizing
/// neural networks", NIPS 2017.
/// </remarks>
public sealed class SELUAttribute : LayerAttribute;
