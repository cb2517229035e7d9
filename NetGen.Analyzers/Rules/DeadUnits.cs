using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Rectified units that start at or below zero for every input, where they have no gradient.</summary>
internal sealed class DeadUnits() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG3003",
        title: "ReLU units that start at 0 never learn",
        messageFormat:
            "Every unit of '{0}' starts with zero weights and a bias of {1}, where '{2}' has no " +
            "gradient, so none of them ever learns; draw the weights at random or set a BiasInit above 0",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The derivative of ReLU is 0 at 0 and below. A unit whose weights are all 0, and whose bias " +
            "is not above 0, is there for every input, and no gradient ever moves it.",
        helpLinkUri: HelpPages + "NG3003.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (node.Layer is ReLU && definition.Before(node) is { Layer: WeightedLayerSpec previous }
                && StartsAtZero(previous) && StartOfBias(previous) <= 0)
            {
                yield return Report(
                    Place.OfAttribute(previous.Position, "Init"),
                    [previous.Name, Text.Of(StartOfBias(previous)), node.Layer.Name],
                    [Place.OfAttribute(node.Layer.Position)]);
            }
        }
    }

    private static double StartOfBias(WeightedLayerSpec layer) => layer.HasBias ? layer.BiasInit : 0;

    private static bool StartsAtZero(WeightedLayerSpec layer) => layer.WeightInitializer switch
    {
        { Scale: 0 } => true,
        { Kind: InitializerKind.Constant, Scale: var scale } => double.IsNaN(scale),
        _ => false,
    };
}
