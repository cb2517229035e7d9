using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The self-normalizing exponential linear unit. The constants make mean 0 and variance 1 the fixed point of a layer.
/// </summary>
internal static class SELUFunction
{
    // Klambauer et al. 2017, equation 14.
    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    public static readonly ActivationFunction Value = new(
        "SELU",
        "y = λ x where x > 0, else λ α (eˣ − 1)",
        "y′ = λ where y > 0, else y + λ α",
        Forward: Scalar.IfGreater(
            ActivationFunction.X,
            0,
            Scale * ActivationFunction.X,
            (Scale * Alpha) * Scalar.Expm1(ActivationFunction.X)),
        Slope: Scalar.IfGreater(ActivationFunction.Y, 0, Scale, ActivationFunction.Y + (Scale * Alpha)));
}
