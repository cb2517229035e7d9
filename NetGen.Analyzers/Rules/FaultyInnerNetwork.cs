using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network with errors as a layer of another.</summary>
internal sealed class FaultyInnerNetwork() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0045",
        title: "A network that is a layer must be right by itself",
        messageFormat:
            "'{0}' cannot be a layer of '{1}', because its own definition is wrong: {2}; correct that first",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network's layers become part of the network around it only where they make a network by " +
            "themselves. What is wrong is reported at its class.",
        helpLinkUri: HelpPages + "NG0045.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var item in definition.Items)
        {
            if (item.Attribute.LayerType is InnerNetwork { Fault: { Kind: InnerNetworkFaultKind.Errors } fault, Name: var name })
            {
                yield return Report(
                    Place.OfAttribute(item.Attribute.Position, Place.LayerType), [name, definition.Class.Name, fault.Text]);
            }
        }
    }
}
