using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A class with a primary constructor, which every other constructor would have to call.</summary>
internal sealed class PrimaryConstructor() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0006",
        title: "A network class must not have a primary constructor",
        messageFormat:
            "'{0}' has a primary constructor, which the generated constructors cannot call; write an " +
            "ordinary one that calls ': this(seed)'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "C# has every constructor of a class call the primary one. The generated constructors do not " +
            "know its arguments.",
        helpLinkUri: HelpPages + "NG0006.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        // A record's own rule says all there is to say about a record.
        if (definition.Class is { HasPrimaryConstructor: true, IsRecord: false })
            yield return Report(Place.OfType(), [definition.Class.Name]);
    }
}
