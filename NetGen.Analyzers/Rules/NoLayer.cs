using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network without a layer.</summary>
internal sealed class NoLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0015",
        title: "A network needs at least one layer",
        messageFormat:
            "'{0}' has no layer, so there is nothing to compute; add one below [Network], such as " +
            "[Dense(10)]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A network is its layers, in the order of their attributes below [Network].",
        helpLinkUri: HelpPages + "NG0015.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (!definition.Items.Any(item => item.Kind == AttributeKind.Layer))
            yield return Report(Place.OfAttribute(definition.NetworkPosition), [definition.Class.Name]);
    }
}
