using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Layers on a class that is no network: nothing is generated for it.</summary>
internal sealed class MissingNetwork() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0012",
        title: "A class with layers, a loss or an optimizer needs [Network]",
        messageFormat:
            "[{0}] does nothing here, because '{1}' has no [Network]; add [Network(shape)] above it " +
            "or remove it",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "NetGen generates code for classes that have [Network], which also states the size of the " +
            "input. Without it the other attributes are ignored.",
        helpLinkUri: HelpPages + "NG0012.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.NetworkPosition < 0)
            yield return Report(Place.OfAttribute(0), [definition.Items[0].Attribute.Name, definition.Class.Name]);
    }
}
