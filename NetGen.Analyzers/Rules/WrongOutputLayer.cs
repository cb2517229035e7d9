using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A loss after the output layer of another loss, or with something between the two.</summary>
internal sealed class WrongOutputLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0025",
        title: "The loss needs another output layer",
        messageFormat: "[{0}] takes the output of [{1}], but '{2}' is [{3}]; {4}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Each loss takes what its output layer gives: CrossEntropy that of Softmax, " +
            "NegativeLogLikelihood that of LogSoftmax, BinaryCrossEntropy that of Sigmoid. Any other " +
            "pair computes another function than its names say.",
        helpLinkUri: HelpPages + "NG0025.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var (loss, named, effective) in OutputLayers.Losses(definition))
        {
            if (OutputLayers.Of(loss) is not { } wanted || effective is null || !OutputLayers.IsOne(effective.Layer)
                || DoubledSoftmax.IsAt(definition, effective))
            {
                continue;
            }

            var given = effective.Layer.GetType().Name;
            if (given == wanted)
            {
                // Nothing but identities stands between the two; they would keep the pair from being computed as one.
                foreach (var layer in Between(definition, named, effective.Layer))
                {
                    yield return Report(
                        Place.OfAttribute(layer.Position),
                        [loss.GetType().Name, wanted, layer.Name, layer.Display, $"remove [{layer.Display}]"],
                        [Place.OfAttribute(loss.Position)]);
                }

                continue;
            }

            var otherLoss = OutputLayers.LossOf(given);
            yield return Report(
                Place.OfAttribute(effective.Layer.Position),
                [
                    loss.GetType().Name,
                    wanted,
                    effective.Layer.Name,
                    given,
                    effective.Layer.IsInlined
                        ? $"replace [{loss.GetType().Name}] by [{otherLoss}]"
                        : $"replace [{given}] by [{wanted}], or [{loss.GetType().Name}] by [{otherLoss}]",
                ],
                [Place.OfAttribute(loss.Position)],
                fix: effective.Layer.IsInlined ? "," + otherLoss : wanted + "," + otherLoss);
        }
    }

    /// <summary>The layers from the one that a loss takes back to another, which is none of them.</summary>
    private static IEnumerable<LayerSpec> Between(Definition definition, LayerSpec? last, LayerSpec first)
    {
        for (var layer = last; layer is not null && !ReferenceEquals(layer, first);)
        {
            yield return layer;
            var source = definition.Nodes.First(node => ReferenceEquals(node.Layer, layer)).Wires[0].Source;
            layer = definition.Nodes[source.Index].Layer;
        }
    }
}
