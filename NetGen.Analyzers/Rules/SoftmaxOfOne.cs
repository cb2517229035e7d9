using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A softmax over a single feature, which is 1 whatever the input.</summary>
internal sealed class SoftmaxOfOne() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1004",
        title: "A softmax of one output is always 1",
        messageFormat:
            "'{0}' has 1 output, but {1} needs at least 2, because a softmax of one number is always 1; " +
            "{2}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A softmax shares out a probability of 1 among its inputs. One input gets all of it, so " +
            "there is nothing to learn. Two classes need two outputs, or one with Sigmoid and " +
            "BinaryCrossEntropy.",
        helpLinkUri: HelpPages + "NG1004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        for (var i = 0; i < definition.Nodes.Count; i++)
        {
            var node = definition.Nodes[i];
            if (node.Layer is not (Softmax or LogSoftmax) || node.Layer.IsInlined
                || definition.Shapes.Shapes[i]?.Input.Channels != 1)
                continue;
            var (place, name) = SourceOf(definition, definition.Before(node));
            yield return OutputLayers.LossAt(definition, node.Layer) is { TakesClassIndex: true } loss
                ? Report(
                    place,
                    [name, $"[{loss.Display}]", "use 2 outputs, or [Sigmoid] and [BinaryCrossEntropy]"],
                    [Place.OfAttribute(node.Layer.Position), Place.OfAttribute(loss.Position)])
                : Report(
                    place,
                    [name, $"[{node.Layer.Display}]", $"give it more outputs or remove [{node.Layer.Display}]"],
                    [Place.OfAttribute(node.Layer.Position)]);
        }

        // The softmax that a loss over classes wants and does not have would be one of a single feature, too.
        for (var i = 0; i < definition.Losses.Count; i++)
        {
            var (loss, source) = (definition.Losses[i], definition.Spec.Outputs[i].Wire.Source);
            var last = definition.EffectiveSource(source);
            if (!loss.TakesClassIndex || source.Kind != SourceKind.Layer || last?.Layer is Softmax or LogSoftmax
                || definition.Shapes.ShapeOf(source)?.Channels != 1)
            {
                continue;
            }

            var (place, name) = SourceOf(definition, last);
            yield return Report(
                place,
                [name, $"[{loss.Display}]", "use 2 outputs, or [Sigmoid] and [BinaryCrossEntropy]"],
                [
                    Place.OfAttribute(definition.Nodes[source.Index].Layer.Position),
                    Place.OfAttribute(loss.Position),
                ]);
        }
    }

    /// <summary>What decides how many features a layer gives; the input where there is none.</summary>
    private static (Place Place, string Name) SourceOf(Definition definition, LayerNode? layer)
    {
        for (var before = layer; before is not null; before = definition.Before(before))
        {
            if (before.Layer is WeightedLayerSpec weighted)
            {
                var argument = weighted is Dense ? "units" : "channels";
                return (Place.OfAttribute(weighted.Position, argument), weighted.Name);
            }
        }

        return (Place.OfAttribute(definition.NetworkPosition, "shape"), "[Network]");
    }
}
