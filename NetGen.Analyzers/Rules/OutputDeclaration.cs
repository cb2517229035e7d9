using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Outputs that are declared beside a loss, or twice, or are inputs.</summary>
internal sealed class OutputDeclaration() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0040",
        title: "Outputs are layers, declared once",
        messageFormat:
            "[{0}] {1}; {2}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network with losses has as its outputs what the losses take. [Output] is for networks without, " +
            "and names each output once. An output is what a layer gives; an input is the caller's already.",
        helpLinkUri: HelpPages + "NG0040.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var (loss, output) in definition.Losses.Zip(definition.Spec.Outputs, (loss, output) => (loss, output)))
        {
            if (output.Wire.Source.Kind == SourceKind.Input)
            {
                yield return Report(
                    Place.OfAttribute(loss.Position, output.Wire.Argument),
                    [
                        definition.Items[loss.Position].Attribute.Name,
                        $"takes '{output.Name}', which is an input",
                        "name a layer",
                    ]);
            }
        }

        var outputs = definition.Items.Where(item => item is { Kind: AttributeKind.Graph, Attribute.Name: "Output" }).ToList();
        if (outputs.Count == 0)
            yield break;
        var position = outputs[0].Attribute.Position;
        if (definition.Losses.Count > 0)
        {
            yield return Report(
                Place.OfAttribute(position),
                ["Output", "has no effect beside a loss", "remove it: the outputs are what the losses take"],
                [Place.OfAttribute(definition.Losses[0].Position)]);
            yield break;
        }

        if (definition.Spec.Outputs.All(output => output.Wire.Argument is null))
            yield return Report(Place.OfAttribute(position), ["Output", "names no layer", "name one or remove it"]);
        var seen = new HashSet<Source>();
        foreach (var wire in definition.Spec.Outputs.Select(output => output.Wire))
        {
            if (wire.Source.Kind == SourceKind.Input)
            {
                yield return Report(
                    Place.OfAttribute(wire.Position, wire.Argument),
                    ["Output", $"names '{wire.Name}', which is an input", "name a layer"]);
            }
            else if (!seen.Add(definition.ElementsOf(wire.Source)))
            {
                yield return Report(
                    Place.OfAttribute(wire.Position, wire.Argument),
                    ["Output", $"names '{wire.Name}' twice", "remove one of them"]);
            }
        }
    }
}
