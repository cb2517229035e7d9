using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>More values of one example than a batch of them can be indexed by.</summary>
internal sealed class TooManyValues() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1005",
        title: "A network keeps too many values of an example",
        messageFormat:
            "'{0}' brings the values that '{1}' keeps of one example to {2}; at most {3} can be indexed in a batch, so " +
            "use fewer or narrower layers",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The outputs of all layers are kept for the backward pass, for every example of a batch, in one array.",
        helpLinkUri: HelpPages + "NG1005.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        // One complaint about the size of a network is enough.
        if (new TooManyParameters().Check(definition).Any())
            yield break;
        var kept = definition.Spec.Inputs.Sum(input => input.Shape.Size + Limits.Block);
        foreach (var layer in definition.Shapes.Layers)
        {
            kept += layer.Output.Size + Limits.Block;
            if (kept <= Limits.Values)
                continue;

            yield return Report(
                Place.OfAttribute(layer.Layer.Position),
                [layer.Layer.Name, definition.Class.Name, Text.Of(kept), Text.Of(Limits.Values)],
                [Place.OfAttribute(definition.NetworkPosition)]);
            yield break;
        }
    }
}
