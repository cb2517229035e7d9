using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Units that start, for every input, where their activation has no gradient.</summary>
internal sealed class DeadUnits() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG3003",
        title: "Units that start without a gradient never learn",
        messageFormat:
            "Every unit of '{0}' starts with zero weights and a bias of {1}, where '{2}' has no " +
            "gradient, so none of them ever learns; draw the weights at random or set a BiasInit {3}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The derivative of ReLU is 0 at 0 and below, and that of other activations in parts. A unit " +
            "whose weights are all 0, and whose bias is there, is there for every input, and no gradient " +
            "ever moves it.",
        helpLinkUri: HelpPages + "NG3003.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (definition.Before(node) is { Layer: WeightedLayerSpec { IsInlined: false } previous } && StartsAtZero(previous)
                && LivePart(node.Layer, StartOfBias(previous)) is { } live)
            {
                yield return Report(
                    Place.OfAttribute(previous.Position, "Init"),
                    [previous.Name, Text.Of(StartOfBias(previous)), node.Layer.Name, live],
                    [Place.OfAttribute(node.Layer.Position)]);
            }
        }
    }

    /// <summary>
    /// Where an activation has a gradient, if it has none at x; <see langword="null"/> if it has one there.
    /// </summary>
    private static string? LivePart(LayerSpec activation, double x) => activation switch
    {
        ReLU or LeakyReLU { Slope: 0 } when x <= 0 => "above 0",
        HardSigmoid when Math.Abs(x) >= 3 => "between -3 and 3",
        HardSwish when x <= -3 => "above -3",
        _ => null,
    };

    private static double StartOfBias(WeightedLayerSpec layer) => layer.HasBias ? layer.BiasInit : 0;

    private static bool StartsAtZero(WeightedLayerSpec layer) => layer.WeightInitializer switch
    {
        { Scale: 0 } => true,
        { Kind: InitializerKind.Constant, Scale: var scale } => double.IsNaN(scale),
        _ => false,
    };
}
