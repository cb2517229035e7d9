using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Units that start equal, are read equally, and so stay equal for ever.</summary>
internal sealed class SymmetricUnits() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG3002",
        title: "Units that start the same stay the same",
        messageFormat:
            "All {0} units of '{1}' start the same and '{2}' weighs them the same, so they get the same " +
            "gradient for ever and act as one; draw the weights of one of the two at random",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Two units with the same weights in and the same weights out compute the same and get the " +
            "same gradient. Random weights on one side are enough to tell them apart.",
        helpLinkUri: HelpPages + "NG3002.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (node.Layer is not WeightedLayerSpec { IsInlined: false } layer || !IsConstant(layer))
                continue;
            if (PreviousWeights(definition, node) is { Units: > 1, IsInlined: false } previous && IsConstant(previous))
            {
                yield return Report(
                    Place.OfAttribute(previous.Position, "Init"),
                    [Text.Of(previous.Units), previous.Name, layer.Name],
                    [Place.OfAttribute(layer.Position, "Init")]);
            }
        }
    }

    private static WeightedLayerSpec? PreviousWeights(Definition definition, LayerNode node)
    {
        for (var before = definition.Before(node); before is not null; before = definition.Before(before))
        {
            if (before.Layer is WeightedLayerSpec weighted)
                return weighted;
        }

        return null;
    }

    /// <summary>Whether every weight of a layer starts at the same value.</summary>
    private static bool IsConstant(WeightedLayerSpec layer) =>
        layer.WeightInitializer is { Kind: InitializerKind.Constant } or { Scale: 0 };
}
