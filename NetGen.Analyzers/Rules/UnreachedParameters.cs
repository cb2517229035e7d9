using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Parameters of a part of the network that no gradient reaches.</summary>
internal sealed class UnreachedParameters() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2005",
        title: "A layer cuts parameters off from every loss",
        messageFormat: "{0}, so no gradient reaches {1}; {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Training moves a parameter along its gradient, which comes from the losses back through every layer " +
            "between. A layer whose derivative is 0 wherever it has one ends it there, and what stands before it " +
            "stays as it was drawn.",
        helpLinkUri: HelpPages + "NG2005.md");

    public override IEnumerable<Finding> Check(Definition definition) => CutOff.LeavesAny(definition)
        ? CutOff.Of(definition).Select(cut => Report(
            Place.OfAttribute(cut.Blockers[0].Position),
            [CutOff.Reason(cut.Blockers), cut.ParameterNames, CutOff.WayOut(cut.Blockers)],
            cut.PlacesBesideTheFirst))
        : [];
}
