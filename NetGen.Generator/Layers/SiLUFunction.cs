using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The sigmoid linear unit. It falls before it rises, so the derivative is taken from the input; there 1 − σ(x) is
/// written e σ(x) with e = e⁻ˣ, no difference of nearly equal numbers.
/// </summary>
internal static class SiLUFunction
{
    /// <summary>Up to here y and y′ are 0 to 30 digits, and farther out e would overflow.</summary>
    private const double Saturated = -80;

    private static readonly Expression X = Scalar.Max(Saturated, ActivationFunction.X);
    private static readonly Expression E = Scalar.Exp(-X);
    private static readonly Expression Gate = 1 / (1 + E);

    public static readonly ActivationFunction Value = new(
        "SiLU",
        "y = x σ(x)",
        "y′ = σ(x) (1 + x (1 − σ(x)))",
        Forward: ActivationFunction.X * Scalar.Sigmoid(ActivationFunction.X),
        Slope: Gate * (1 + (X * (E * Gate))),
        FromInput: true);
}
