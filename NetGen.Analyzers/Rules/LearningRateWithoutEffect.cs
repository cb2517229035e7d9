using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>A learning rate of the optimizer beside a schedule that brings its own.</summary>
internal sealed class LearningRateWithoutEffect() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0032",
        title: "LearningRate has no effect beside OneCycle",
        messageFormat:
            "'LearningRate' of [{0}] has no effect beside [{1}], which states the learning rate of every step; " +
            "remove it",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "OneCycle states the peak of the learning rate and derives every other from it, so the " +
            "optimizer's own is never used.",
        helpLinkUri: HelpPages + "NG0032.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        if (definition.Optimizer is not { } optimizer)
            yield break;
        var isGiven = definition.Items[optimizer.Position].Attribute.Arguments.Any(a => a.Name == "LearningRate");
        foreach (var schedule in definition.Training.OfType<ScheduleSpec>())
        {
            if (isGiven && !schedule.StartsFromOptimizer)
            {
                yield return Report(
                    Place.OfAttribute(optimizer.Position, "LearningRate"),
                    [optimizer.GetType().Name, schedule.GetType().Name],
                    [Place.OfAttribute(schedule.Position)]);
            }
        }
    }
}
