using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An optimizer without a loss: the caller has to bring the gradient.</summary>
internal sealed class OptimizerWithoutLoss() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0020",
        title: "An optimizer without a loss trains through BackwardFrom alone",
        messageFormat:
            "'{0}' has an optimizer but no loss, so it can be trained through BackwardFrom alone; add a " +
            "loss above [{1}], such as [MeanSquaredError], for Backward, Evaluate and Step(input, " +
            "target)",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A network without a loss is one whose caller computes the gradient of the output, as " +
            "reinforcement learning does. Where that is meant there is nothing to do.",
        helpLinkUri: HelpPages + "NG0020.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Optimizers.Count > 0 && !definition.Items.Any(item => item.Kind == AttributeKind.Loss))
        {
            var position = definition.Optimizers[0].Position;
            yield return Report(
                Place.OfAttribute(position), [definition.Class.Name, definition.Items[position].Attribute.Name]);
        }
    }
}
