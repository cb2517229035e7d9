using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The hard form of the sigmoid linear unit. It falls before it rises, so the derivative is taken from the input; at
/// its kinks it is that of the straight sides, as PyTorch has it.
/// </summary>
internal static class HardSwishFunction
{
    private static readonly Expression X = ActivationFunction.X;

    public static readonly ActivationFunction Value = new(
        "HardSwish",
        "y = x min(1, max(0, x / 6 + 1 / 2))",
        "y′ = 0 where x ≤ −3, 1 where x ≥ 3, else x / 3 + 1 / 2",
        Forward: X * HardSigmoidFunction.Gate,
        Slope: Scalar.IfGreater(X, -3, Scalar.IfGreater(3, X, (X * (1.0 / 3)) + 0.5, 1), 0),
        FromInput: true);
}
