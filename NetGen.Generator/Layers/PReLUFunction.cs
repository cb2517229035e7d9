using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The rectifier with a trained slope. At 0 its derivative is that of the negative side, as PyTorch has it.</summary>
internal static class PReLUFunction
{
    private static readonly Expression Slope = ParametricFunction.Number(0);

    private static readonly Expression Forward =
        Scalar.IfGreater(ActivationFunction.X, 0, ActivationFunction.X, Slope * ActivationFunction.X);

    public static readonly ParametricFunction Value = new(
        "PReLU",
        "y = x where x > 0, else a x",
        "∂y/∂x = 1 where x > 0, else a; ∂y/∂a = 0 where x > 0, else x",
        [new("a", Forward.Derivative(ParametricFunction.NumberName(0)))],
        Forward,
        Forward.Derivative("x"));
}
