using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>
/// The leaky rectifier. At 0 its derivative is that of the negative side, as PyTorch has it. With a slope that is not
/// negative, y is above 0 exactly where x is; with a negative one y is above 0 on both sides and does not tell.
/// </summary>
internal static class LeakyReLUFunction
{
    public static ActivationFunction Of(LeakyReLU layer)
    {
        var fromInput = layer.Slope < 0;
        var slope = OptionName.Text(layer.Slope);
        return new(
            OptionName.Of("LeakyReLU", layer.Slope, LeakyReLU.DefaultSlope),
            $"y = x where x > 0, else {slope} x",
            $"y′ = 1 where {(fromInput ? "x" : "y")} > 0, else {slope}",
            Forward: Scalar.IfGreater(
                ActivationFunction.X, 0, ActivationFunction.X, layer.Slope * ActivationFunction.X),
            Slope: Scalar.IfGreater(fromInput ? ActivationFunction.X : ActivationFunction.Y, 0, 1, layer.Slope),
            fromInput);
    }
}
