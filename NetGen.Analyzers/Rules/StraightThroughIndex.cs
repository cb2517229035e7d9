using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A straight-through estimator of an index, which has another shape than what it is the index of.</summary>
internal sealed class StraightThroughIndex() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2007",
        title: "StraightThrough of ArgMax needs OneHot",
        messageFormat:
            "'StraightThrough' of '{0}' needs 'OneHot': the gradient of an index has no place among those of the " +
            "features it is chosen from; set OneHot = true or remove 'StraightThrough'",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The straight-through estimator takes the layer for the identity in the backward pass. An identity has " +
            "an output in the shape of its input, as ArgMax has with OneHot = true only.",
        helpLinkUri: HelpPages + "NG2007.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) =>
        from layer in definition.Layers.OfType<ArgMax>()
        where layer is { StraightThrough: true, OneHot: false }
        select Report(Place.OfAttribute(layer.Position, nameof(ArgMax.StraightThrough)), [layer.Name]);
}
