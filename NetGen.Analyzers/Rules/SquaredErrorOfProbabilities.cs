using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A squared error of class probabilities, which learns slowly where it is most wrong.</summary>
internal sealed class SquaredErrorOfProbabilities() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG3004",
        title: "A squared error of class probabilities learns slowly",
        messageFormat:
            "[{0}] of the probabilities of '{1}' has almost no gradient where the network is surely " +
            "wrong; [{2}] learns faster from the same targets",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "The derivative of a softmax vanishes as it saturates, also on the wrong class. Cross- " +
            "entropy cancels that factor: its gradient is the probability less the target.",
        helpLinkUri: HelpPages + "NG3004.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var (loss, _, effective) in OutputLayers.Losses(definition))
        {
            if (loss is MeanSquaredError && effective?.Layer is Softmax or LogSoftmax)
            {
                yield return Report(
                    Place.OfAttribute(loss.Position),
                    [loss.Display, effective!.Layer.Name, OutputLayers.LossOf(effective.Layer.Display)],
                    [Place.OfAttribute(effective.Layer.Position)]);
            }
        }
    }
}
