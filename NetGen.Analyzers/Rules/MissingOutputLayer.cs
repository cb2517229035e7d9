using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A loss that takes probabilities, and no layer before it that gives them.</summary>
internal sealed class MissingOutputLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0024",
        title: "The loss needs an output layer before it",
        messageFormat: "[{0}] takes the output of [{1}], but the last layer, '{2}', is [{3}]; add [{1}] after it",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "Each loss takes what its output layer gives: CrossEntropy that of Softmax, " +
            "NegativeLogLikelihood that of LogSoftmax, BinaryCrossEntropy that of Sigmoid. NetGen " +
            "computes the two as one stable operation.",
        helpLinkUri: HelpPages + "NG0024.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var (loss, named, effective) in OutputLayers.Losses(definition))
        {
            if (OutputLayers.Of(loss) is not { } wanted || named is null
                || (effective is not null && OutputLayers.IsOne(effective.Layer)))
            {
                continue;
            }

            yield return Report(
                Place.OfAttribute(loss.Position),
                [loss.GetType().Name, wanted, named.Name, named.Display],
                [Place.OfAttribute(named.Position)],
                fix: wanted);
        }
    }
}
