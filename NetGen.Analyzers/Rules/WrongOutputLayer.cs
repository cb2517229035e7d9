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
        if (definition.Loss is not { } loss || OutputLayers.Of(loss) is not { } wanted
            || OutputLayers.EffectiveLast(definition) is not { } effective || !OutputLayers.IsOne(effective)
            || DoubledSoftmax.IsAtEnd(definition))
        {
            yield break;
        }

        var given = definition.AttributeOf(effective).Name;
        if (given == wanted)
        {
            foreach (var layer in definition.Layers.Where(layer => layer.Position > effective.Position))
            {
                yield return Report(
                    Place.OfAttribute(layer.Position),
                    [loss.Display, wanted, layer.Name, layer.Display, $"remove [{layer.Display}]"],
                    [Place.OfAttribute(loss.Position)]);
            }

            yield break;
        }

        var otherLoss = OutputLayers.LossOf(given);
        yield return Report(
            Place.OfAttribute(effective.Position),
            [
                loss.Display,
                wanted,
                effective.Name,
                given,
                $"replace [{given}] by [{wanted}], or [{loss.Display}] by [{otherLoss}]",
            ],
            [Place.OfAttribute(loss.Position)],
            fix: wanted + "," + otherLoss);
    }
}
