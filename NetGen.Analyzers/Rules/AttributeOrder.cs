using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An attribute that stands where the order of a definition has no place for it.</summary>
internal sealed class AttributeOrder() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0014",
        title: "A definition reads: input, layers, loss, optimizer",
        messageFormat:
            "[{0}] comes after [{1}], but a definition reads input, layers, loss, optimizer; move [{0}] " +
            "above [{1}]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Attributes are read top to bottom and left to right, as the data flows: [Network], the " +
            "layers, the loss, the optimizer.",
        helpLinkUri: HelpPages + "NG0014.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        // Parts of a class have no order among them: that is another rule's finding.
        var declaration = definition.Items[definition.NetworkPosition].Declaration;
        DefinitionItem? furthest = null;
        foreach (var item in definition.Items)
        {
            if (item.Declaration != declaration || IsSettingBelowNetwork(item, definition))
                continue;
            if (furthest is null || Rank(item) >= Rank(furthest))
            {
                furthest = item;
                continue;
            }

            yield return Report(
                Place.OfAttribute(item.Attribute.Position),
                [item.Attribute.Name, furthest.Attribute.Name],
                [Place.OfAttribute(furthest.Attribute.Position)]);

            // Everything comes after a setting above [Network]; to say it of [Network] is enough.
            if (furthest.Kind == AttributeKind.Training)
                furthest = item;
        }
    }

    private static bool IsSettingBelowNetwork(DefinitionItem item, Definition definition) =>
        item.Kind == AttributeKind.Training && item.Attribute.Position > definition.NetworkPosition;

    /// <summary>What says how layers are connected stands among them.</summary>
    private static AttributeKind Rank(DefinitionItem item) =>
        item.Kind == AttributeKind.Graph ? AttributeKind.Layer : item.Kind;
}
