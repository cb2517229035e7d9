using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>The hard step. Straight through, its derivative is taken for 1.</summary>
internal static class ThresholdFunction
{
    public static ActivationFunction Of(Threshold layer) => new(
        OptionName.Of(layer.StraightThrough ? "ThresholdStraightThrough" : "Threshold", layer.Value, usual: 0),
        $"y = 1 where x > {OptionName.Text(layer.Value)}, else 0",
        layer.StraightThrough ? "y′ taken for 1" : "y′ = 0",
        Forward: Scalar.IfGreater(ActivationFunction.X, layer.Value, 1, 0),
        Slope: layer.StraightThrough ? 1 : 0);
}
