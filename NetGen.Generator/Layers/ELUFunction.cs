using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The exponential linear unit. Below 0 its derivative α eˣ is y + α; at 0 it is that of this side, as PyTorch has it.
/// </summary>
internal static class ELUFunction
{
    public static ActivationFunction Of(ELU layer)
    {
        var alpha = OptionName.Text(layer.Alpha);
        return new(
            OptionName.Of("ELU", layer.Alpha, ELU.DefaultAlpha),
            layer.Alpha == 1 ? "y = x where x > 0, else eˣ − 1" : $"y = x where x > 0, else {alpha} (eˣ − 1)",
            $"y′ = 1 where y > 0, else y + {alpha}",
            Forward: Scalar.IfGreater(
                ActivationFunction.X,
                0,
                ActivationFunction.X,
                Simplifier.Simplify(layer.Alpha * Scalar.Expm1(ActivationFunction.X))),
            Slope: Scalar.IfGreater(ActivationFunction.Y, 0, 1, ActivationFunction.Y + layer.Alpha));
    }
}
