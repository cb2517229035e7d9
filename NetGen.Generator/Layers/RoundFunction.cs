using NetGen.Analyzers.Layers;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>Rounding to the nearest integer, halves to the even one. Straight through, its derivative is taken for 1.</summary>
internal static class RoundFunction
{
    private static readonly Expression Round = Scalar.Round(ActivationFunction.X);

    public static ActivationFunction Of(Round layer) => layer.StraightThrough
        ? new("RoundStraightThrough", "y = round(x)", "y′ taken for 1", Round, Slope: 1)
        : new("Round", "y = round(x)", "y′ = 0", Round, Slope: 0);
}
