using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>More than one loss.</summary>
internal sealed class SeveralLosses() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0016",
        title: "A network has at most one loss",
        messageFormat: "[{0}] is a second loss beside [{1}], but a network has at most one; remove one of them",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The loss is the one number that training makes small; it is what the gradient is the " +
            "gradient of.",
        helpLinkUri: HelpPages + "NG0016.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        DefinitionItem? first = null;
        foreach (var item in definition.Items)
        {
            if (item.Kind != AttributeKind.Loss)
                continue;
            if (first is null)
            {
                first = item;
                continue;
            }

            yield return Report(
                Place.OfAttribute(item.Attribute.Position),
                [item.Attribute.Name, first.Attribute.Name],
                [Place.OfAttribute(first.Attribute.Position)]);
        }
    }
}
