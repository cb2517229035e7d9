using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>The class, or a type around it, is not partial, so the generated part cannot join it.</summary>
internal sealed class NotPartial() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0001",
        title: "A network and the types around it must be partial",
        messageFormat:
            "'{0}' must be partial, so that NetGen can add the generated part of '{1}'; add the modifier " +
            "'partial'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "NetGen writes a network as a second part of its class. C# joins parts only where the class, " +
            "and every type that contains it, is declared partial.",
        helpLinkUri: HelpPages + "NG0001.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var chain = definition.Class.Chain;
        for (var level = 0; level < chain.Count; level++)
        {
            if (!chain[level].IsPartial)
                yield return Report(Place.OfType(), [chain[level].Name, definition.Class.Name], Place.Around(level));
        }
    }
}
