using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// Mish. With e = eˣ and n = e (e + 2) the hyperbolic tangent of softplus is n / (n + 2): one exponential, no
/// logarithm, and full relative accuracy for negative x. It falls before it rises, so the derivative is taken from the
/// input.
/// </summary>
internal static class MishFunction
{
    /// <summary>From here on y is x and y′ is 1 to 16 digits, and farther out n² would overflow.</summary>
    private const double Linear = 20;

    private static readonly Expression X = Scalar.Min(Linear, ActivationFunction.X);
    private static readonly Expression E = Scalar.Exp(X);
    private static readonly Expression N = E * (E + 2);

    // d/dx n / (n + 2) = 2 n′ / (n + 2)² with n′ = 2 e (1 + e).
    private static readonly Expression GateSlope = (4 * E * (1 + E)) / ((N + 2) * (N + 2));

    public static readonly ActivationFunction Value = new(
        "Mish",
        "y = x tanh(log(1 + eˣ)) = x n / (n + 2), n = eˣ (eˣ + 2)",
        "y′ = n / (n + 2) + 4 x eˣ (1 + eˣ) / (n + 2)²",
        Forward: ActivationFunction.X * (N / (N + 2)),
        Slope: (N / (N + 2)) + (X * GateSlope),
        FromInput: true);
}
