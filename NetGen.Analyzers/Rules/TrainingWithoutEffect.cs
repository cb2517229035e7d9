using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>A setting of training without the optimizer or the loss that it is about.</summary>
internal sealed class TrainingWithoutEffect() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0031",
        title: "A training setting without the optimizer or loss that it needs",
        messageFormat: 
            "[{0}] has no effect, because '{1}' has no {2}; add one, such as {3}, or remove [{0}]",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Schedules and limits on the gradient are about the optimizer's update. A plateau is one of the " +
            "training loss.",
        helpLinkUri: HelpPages + "NG0031.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var setting in definition.Training)
        {
            if (setting.NeedsOptimizer && !Has(AttributeKind.Optimizer))
                yield return Missing(setting, "optimizer", "[Adam]");
            else if (setting.NeedsLoss && !Has(AttributeKind.Loss))
                yield return Missing(setting, "loss", "[MeanSquaredError]");
        }

        bool Has(AttributeKind kind) => definition.Items.Any(item => item.Kind == kind);

        Finding Missing(TrainingSpec setting, string what, string example) => Report(
            Place.OfAttribute(setting.Position), [setting.GetType().Name, definition.Class.Name, what, example]);
    }
}
