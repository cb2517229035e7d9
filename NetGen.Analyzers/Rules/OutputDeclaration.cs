using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Outputs that are declared beside a loss, or twice.</summary>
internal sealed class OutputDeclaration() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0040",
        title: "Outputs are declared once",
        messageFormat:
            "[Output] {0}; {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network with losses has as its outputs what the losses take. [Output] is for networks without, " +
            "and names each output once.",
        helpLinkUri: HelpPages + "NG0040.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var outputs = definition.Items.Where(item => item is { Kind: AttributeKind.Graph, Attribute.Name: "Output" }).ToList();
        if (outputs.Count == 0)
            yield break;
        var position = outputs[0].Attribute.Position;
        if (definition.Losses.Count > 0)
        {
            yield return Report(
                Place.OfAttribute(position),
                ["has no effect beside a loss", "remove it: the outputs are what the losses take"],
                [Place.OfAttribute(definition.Losses[0].Position)]);
            yield break;
        }

        var seen = new HashSet<Source>();
        foreach (var wire in definition.Spec.Outputs.Select(output => output.Wire))
        {
            if (wire.Source.Kind == SourceKind.Input)
            {
                yield return Report(
                    Place.OfAttribute(wire.Position, wire.Argument),
                    [$"names '{wire.Name}', which is an input", "name a layer"]);
            }
            else if (!seen.Add(wire.Source))
            {
                yield return Report(
                    Place.OfAttribute(wire.Position, wire.Argument), [$"names '{wire.Name}' twice", "remove one of them"]);
            }
        }
    }
}
