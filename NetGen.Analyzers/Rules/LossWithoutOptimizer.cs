using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A loss without an optimizer: the network cannot take a step by itself.</summary>
internal sealed class LossWithoutOptimizer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0019",
        title: "A loss without an optimizer gives a network without Step",
        messageFormat:
            "'{0}' has a loss but no optimizer, so NetGen generates no Step; add one below [{1}], such " +
            "as [Adam] or [Sgd]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The loss gives the gradient and the optimizer says what to do with it. Without an optimizer " +
            "a network has Backward and Evaluate, and leaves the update to its caller.",
        helpLinkUri: HelpPages + "NG0019.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Losses.Count > 0 && !definition.Items.Any(item => item.Kind == AttributeKind.Optimizer))
        {
            var loss = definition.Losses[0];
            yield return Report(Place.OfAttribute(loss.Position), [definition.Class.Name, loss.Display]);
        }
    }
}
