using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>More than one loss.</summary>
internal sealed class SeveralLosses() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0016",
        title: "Two losses must not take the same output",
        messageFormat:
            "[{0}] takes the output of '{1}', as [{2}] does; name the layer of each with Of = \"...\", or " +
            "remove one of them",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network may have several losses, each of an output of its own: the layer that Of names, or " +
            "the last. Two losses of one output would need two targets of one name.",
        helpLinkUri: HelpPages + "NG0016.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        for (var i = 0; i < definition.Losses.Count; i++)
        {
            for (var first = 0; first < i; first++)
            {
                var (output, source) = (definition.Spec.Outputs[i], definition.Spec.Outputs[first].Wire.Source);
                if (definition.ElementsOf(output.Wire.Source) != definition.ElementsOf(source))
                    continue;
                yield return Report(
                    Place.OfAttribute(definition.Losses[i].Position),
                    [definition.Losses[i].Display, output.Name, definition.Losses[first].Display],
                    [Place.OfAttribute(definition.Losses[first].Position)]);
                break;
            }
        }
    }
}
