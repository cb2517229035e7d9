using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The hyperbolic tangent.</summary>
internal static class TanhFunction
{
    public static readonly ActivationFunction Value = new(
        "Tanh",
        "y = tanh x",
        "y′ = 1 − y²",
        Forward: Scalar.Tanh(ActivationFunction.X),
        Slope: 1 - (ActivationFunction.Y * ActivationFunction.Y));
}
