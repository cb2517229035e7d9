using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A class with type parameters of its own.</summary>
internal sealed class GenericNetwork() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0003",
        title: "A network class must not be generic",
        messageFormat:
            "'{0}' has type parameters, but a network computes in float alone; remove them, or move them " +
            "to a class around it",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network's numbers are single-precision floats and its dimensions constants: there is " +
            "nothing that a type parameter could stand for. A type that contains the network may be " +
            "generic.",
        helpLinkUri: HelpPages + "NG0003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Class.IsGeneric)
            yield return Report(Place.OfType(), [definition.Class.Name]);
    }
}
