using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A record, whose copies would share parameters.</summary>
internal sealed class RecordNetwork() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0004",
        title: "A network must not be a record",
        messageFormat:
            "'{0}' is a record, whose copies and comparisons would share its parameters' arrays; declare " +
            "it as a class",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A record's 'with' copies fields, so two networks would train one set of parameters; and its " +
            "equality compares references to arrays.",
        helpLinkUri: HelpPages + "NG0004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Class.IsRecord)
            yield return Report(Place.OfType(), [definition.Class.Name]);
    }
}
