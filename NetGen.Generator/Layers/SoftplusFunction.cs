using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// Softplus. Its derivative σ(β x) is 1 − e^(−β y), written so that it keeps its digits where y is small.
/// </summary>
internal static class SoftplusFunction
{
    public static ActivationFunction Of(Softplus layer)
    {
        var beta = OptionName.Text(layer.Beta);
        return new(
            OptionName.Of("Softplus", layer.Beta, Softplus.DefaultBeta),
            layer.Beta == 1 ? "y = log(1 + eˣ)" : $"y = log(1 + exp({beta} x)) / {beta}",
            layer.Beta == 1 ? "y′ = 1 − e⁻ʸ" : $"y′ = 1 − exp(−{beta} y)",
            Forward: Simplifier.Simplify((1 / layer.Beta) * Scalar.Softplus(layer.Beta * ActivationFunction.X)),
            Slope: Simplifier.Simplify(-Scalar.Expm1(-layer.Beta * ActivationFunction.Y)));
    }
}
