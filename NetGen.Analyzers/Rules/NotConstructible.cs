using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A static or abstract class, of which there are no objects to hold parameters.</summary>
internal sealed class NotConstructible() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0002",
        title: "A network class must not be static or abstract",
        messageFormat:
            "'{0}' is {1}, but a network is an object that holds its parameters; remove the modifier " +
            "'{1}'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network's parameters, and what it remembers between forward and backward, live in an " +
            "object of its class.",
        helpLinkUri: HelpPages + "NG0002.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Class.IsStatic)
            yield return Report(Place.OfType(), [definition.Class.Name, "static"]);
        if (definition.Class.IsAbstract)
            yield return Report(Place.OfType(), [definition.Class.Name, "abstract"]);
    }
}
