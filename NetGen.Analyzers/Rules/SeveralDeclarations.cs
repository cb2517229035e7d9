using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Attributes on more than one declaration of the class, whose order nothing defines.</summary>
internal sealed class SeveralDeclarations() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0011",
        title: "A network's attributes must be on one declaration of its class",
        messageFormat:
            "[{0}] is on another declaration of '{1}' than [Network], so its place among the layers is " +
            "undefined; move it there",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A definition is read from top to bottom. Parts of a class have no order, and the compiler " +
            "may read them in any.",
        helpLinkUri: HelpPages + "NG0011.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var network = definition.NetworkPosition;
        foreach (var item in definition.Items)
        {
            if (item.Declaration != definition.Items[network].Declaration)
            {
                yield return Report(
                    Place.OfAttribute(item.Attribute.Position),
                    [item.Attribute.Name, definition.Class.Name],
                    [Place.OfAttribute(network)]);
            }
        }
    }
}
