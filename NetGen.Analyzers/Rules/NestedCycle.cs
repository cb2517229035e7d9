using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network that is a layer of itself, through others or not.</summary>
internal sealed class NestedCycle() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0044",
        title: "A network must not contain itself",
        messageFormat:
            "'{0}' cannot be a layer of '{1}', which it contains: {2}; remove [Layer<T>] from one of them",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The layers of a network that is a layer become those of the network around it. Of networks that " +
            "contain one another there would be no end.",
        helpLinkUri: HelpPages + "NG0044.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var item in definition.Items)
        {
            if (item.Attribute.LayerType is InnerNetwork { Fault: { Kind: InnerNetworkFaultKind.Cycle } fault, Name: var name })
            {
                yield return Report(
                    Place.OfAttribute(item.Attribute.Position, Place.LayerType), [name, definition.Class.Name, fault.Text]);
            }
        }
    }
}
