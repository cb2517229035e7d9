using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The hard sigmoid. y is strictly between 0 and 1, and y (1 − y) positive, where x is strictly between −3 and 3; at
/// these kinks the derivative is 0, as PyTorch has it.
/// </summary>
internal static class HardSigmoidFunction
{
    /// <summary>The function itself, which <see cref="HardSwishFunction"/> gates with.</summary>
    public static readonly Expression Gate =
        Scalar.Max(0, Scalar.Min(1, (ActivationFunction.X * (1.0 / 6)) + 0.5));

    public static readonly ActivationFunction Value = new(
        "HardSigmoid",
        "y = min(1, max(0, x / 6 + 1 / 2))",
        "y′ = 1 / 6 where 0 < y < 1, else 0",
        Forward: Gate,
        Slope: Scalar.IfGreater(ActivationFunction.Y * (1 - ActivationFunction.Y), 0, 1.0 / 6, 0));
}
