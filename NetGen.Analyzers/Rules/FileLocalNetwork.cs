using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A class, or a type around it, that no other file can see.</summary>
internal sealed class FileLocalNetwork() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0005",
        title: "A network and the types around it must not be file-local",
        messageFormat:
            "'{0}' is file-local, so the generated file cannot add the rest of '{1}'; replace 'file' by " +
            "'internal'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The generated part of a network is a file of its own, which cannot see a type that is local " +
            "to another file.",
        helpLinkUri: HelpPages + "NG0005.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var chain = definition.Class.Chain;
        for (var level = 0; level < chain.Count; level++)
        {
            if (chain[level].IsFileLocal)
                yield return Report(Place.OfType(), [chain[level].Name, definition.Class.Name], Place.Around(level));
        }
    }
}
