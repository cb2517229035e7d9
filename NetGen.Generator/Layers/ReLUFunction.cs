using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The rectifier. The larger of 0 and x is 0 where they are equal, and so is the derivative there.</summary>
internal static class ReLUFunction
{
    public static readonly ActivationFunction Value = new(
        "ReLU",
        "y = max(0, x)",
        "y′ = 1 where y > 0, else 0",
        Forward: Scalar.Max(0, ActivationFunction.X),
        Slope: Scalar.IfGreater(ActivationFunction.Y, 0, 1, 0));
}
