using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The Gaussian error linear unit, exact or approximate. Neither rises everywhere: y does not tell x.
/// </summary>
internal static class GELUFunction
{
    private const double SqrtHalf = 0.70710678118654752440;
    private const double SqrtTwoOverPi = 0.79788456080286535588;
    private const double Cubic = 0.044715;

    /// <summary>
    /// From here on the approximation's σ is 0 or 1 to 37 digits. Its derivative is taken no farther out, where
    /// exponentials would overflow and meet a factor of 0.
    /// </summary>
    private const double Saturated = 10;

    private static readonly Expression X = ActivationFunction.X;

    public static ActivationFunction Of(GELU layer) => layer.Approximate ? Approximate() : Exact();

    private static ActivationFunction Exact()
    {
        // Φ(x) = (1 + erf(x / √2)) / 2 = erfc(−x / √2) / 2, which keeps its digits where it is small.
        var cumulative = 0.5 * Scalar.Erfc(-SqrtHalf * X);
        var density = (0.5 * SqrtTwoOverPi) * Scalar.Exp(-0.5 * (X * X));
        return new(
            "GELU",
            "y = x Φ(x), Φ the normal distribution function",
            "y′ = Φ(x) + x φ(x), φ the normal density",
            Forward: X * cumulative,
            Slope: cumulative + (X * density),
            FromInput: true);
    }

    private static ActivationFunction Approximate()
    {
        // (1 + tanh(u / 2)) / 2 = σ(u), which keeps its digits where it is small.
        // In the derivative 1 − σ(u) is written e σ(u) with e = e⁻ᵘ, no difference of nearly equal numbers.
        var bounded = Scalar.Max(-Saturated, Scalar.Min(Saturated, X));
        var e = Scalar.Exp(-InnerOf(bounded));
        var sigmoid = 1 / (1 + e);
        var innerSlope = (2 * SqrtTwoOverPi) + ((6 * SqrtTwoOverPi * Cubic) * (bounded * bounded));
        return new(
            "GELUTanh",
            "y = x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2 = x σ(u), u = 2 √(2/π) (x + 0.044715 x³)",
            "y′ = σ(u) (1 + x u′ (1 − σ(u)))",
            Forward: X * Scalar.Sigmoid(InnerOf(X)),
            Slope: sigmoid * (1 + ((bounded * innerSlope) * (e * sigmoid))),
            FromInput: true);

        static Expression InnerOf(Expression x) =>
            x * ((2 * SqrtTwoOverPi) + ((2 * SqrtTwoOverPi * Cubic) * (x * x)));
    }
}
