using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The logistic function.</summary>
internal static class SigmoidFunction
{
    public static readonly ActivationFunction Value = new(
        "Sigmoid",
        "y = 1 / (1 + e⁻ˣ)",
        "y′ = y (1 − y)",
        Forward: Scalar.Sigmoid(ActivationFunction.X),
        Slope: ActivationFunction.Y * (1 - ActivationFunction.Y));
}
