using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Generator.Lowering;

/// <summary>The factors of the penalty on a parameter.</summary>
internal static class PenaltyFactors
{
    /// <summary>A layer's own factors, for its weights, and the network's, for weights and what else it asks for.</summary>
    public static (double L1, double L2) Of(NetworkSpec spec, LayerSpec layer, ParameterRole role)
    {
        var isWeight = role == ParameterRole.Weight;
        var l1 = isWeight ? layer.L1 : 0;
        var l2 = isWeight ? layer.L2 : 0;
        foreach (var penalty in spec.Training.OfType<PenaltySpec>())
        {
            var counts = role switch
            {
                ParameterRole.Bias => penalty.Biases,
                ParameterRole.Normalization => penalty.Normalization,
                _ => isWeight,
            };
            if (!counts)
                continue;
            l1 += penalty is L1Penalty ? penalty.Factor : 0;
            l2 += penalty is L2Penalty ? penalty.Factor : 0;
        }

        return (l1, l2);
    }
}
