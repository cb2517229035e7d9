using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>More than one optimizer.</summary>
internal sealed class SeveralOptimizers() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0017",
        title: "A network has at most one optimizer",
        messageFormat: "[{0}] is a second optimizer beside [{1}], but a network has at most one; remove one of them",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "One rule updates every parameter of a network after each batch.",
        helpLinkUri: HelpPages + "NG0017.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        DefinitionItem? first = null;
        foreach (var item in definition.Items)
        {
            if (item.Kind != AttributeKind.Optimizer)
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
