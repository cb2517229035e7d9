using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A join of one value.</summary>
internal sealed class LonelyJoin() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0041",
        title: "A join needs another layer",
        messageFormat:
            "'{0}' joins nothing; name an earlier layer, as in [{1}(\"dense1\")]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "[Add], [Multiply] and [Concat] join what stands before them with the layers that they name.",
        helpLinkUri: HelpPages + "NG0041.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) =>
        definition.OwnLayers.OfType<Join>()
            .Where(join => join.Joins.Count == 0)
            .Select(join => Report(Place.OfAttribute(join.Position), [join.Name, join.GetType().Name]));
}
