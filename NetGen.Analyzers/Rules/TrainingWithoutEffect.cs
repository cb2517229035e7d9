using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>
/// A setting of training without the optimizer or the loss that it is about. What layers say of their weights is none: their
/// network may be a layer of one that is trained.
/// </summary>
internal sealed class TrainingWithoutEffect() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0031",
        title: "A training setting without the optimizer or loss that it needs",
        messageFormat:
            "{0} has no effect, because '{1}' has no {2}; add {3}, or remove {0}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Schedules and limits on the gradient are about the optimizer's update. A plateau is one of the " +
            "training loss. Penalties, bounds and noise on weights are about training.",
        helpLinkUri: HelpPages + "NG0031.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var hasOptimizer = Has(AttributeKind.Optimizer);
        var hasLoss = Has(AttributeKind.Loss);
        foreach (var setting in definition.Training)
        {
            var name = $"[{definition.Items[setting.Position].Attribute.Name}]";
            if (setting.NeedsOptimizer && !hasOptimizer)
                yield return Missing(setting.Position, null, name, "optimizer", "one, such as [Adam]");
            else if (setting.NeedsLoss && !hasLoss)
                yield return Missing(setting.Position, null, name, "loss", "one, such as [MeanSquaredError]");
            else if (setting.NeedsTraining && !hasOptimizer && !hasLoss)
                yield return Untrained(setting.Position, null, name);
        }

        bool Has(AttributeKind kind) => definition.Items.Any(item => item.Kind == kind);

        Finding Untrained(int position, string? argument, string name) => Missing(
            position, argument, name, "loss and no optimizer", "both, such as [MeanSquaredError] and [Adam]");

        Finding Missing(int position, string? argument, string name, string what, string example) => Report(
            Place.OfAttribute(position, argument), [name, definition.Class.Name, what, example]);
    }
}
