using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A function that a layer or a loss cannot be made of.</summary>
internal sealed class UnusableFunction() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2003",
        title: "A layer or a loss needs a differentiable function of the right parameters",
        messageFormat: "[{0}] cannot use '{1}': {2}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "[Activation] takes a static method marked [Differentiable] whose first parameter is the input and " +
            "whose others are trainable or have default values, [Loss] one of the output and the target.",
        helpLinkUri: HelpPages + "NG2003.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition) =>
        from item in definition.Items
        let problem = item.IsKnown ? item.Attribute.Function?.Problem : null
        where problem is not null
        select Report(
            Place.OfAttribute(item.Attribute.Position, problem.Argument),
            [item.Attribute.Name, item.Attribute.Get("function", ""), problem.Why]);
}
