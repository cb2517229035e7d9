using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A network with a loss and parameters, none of which any gradient reaches.</summary>
internal sealed class NothingToTrain() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2006",
        title: "A gradient must reach some parameter",
        messageFormat: "No gradient reaches any parameter of '{0}': {1}; {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A layer whose derivative is 0 wherever it has one stands between every loss and all parameters, so a " +
            "training step would change nothing.",
        helpLinkUri: HelpPages + "NG2006.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var cuts = CutOff.Of(definition).ToList();
        if (cuts.Count == 0 || CutOff.LeavesAny(definition))
            yield break;

        // The layers at which the losses' gradients end; others may stand before them.
        var reached = GradientReach.Of(definition.Spec);
        var ends = definition.Nodes.Where((node, i) => reached[i] && cuts.Any(cut => cut.Blockers.Contains(node.Layer)))
            .Select(node => node.Layer).ToList();
        yield return Report(
            Place.OfAttribute(ends[0].Position),
            [definition.Class.Name, CutOff.Reason(ends), CutOff.WayOut(ends)],
            ends.Skip(1).Select(layer => Place.OfAttribute(layer.Position))
                .Concat(definition.Losses.Select(loss => Place.OfAttribute(loss.Position)))
                .ToEquatableArray());
    }
}
