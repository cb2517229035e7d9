using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Training;

namespace NetGen.Analyzers.Rules;

/// <summary>More than one setting of training of the same role.</summary>
internal sealed class SeveralTrainingSettings() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0030",
        title: "A network has at most one training setting of a kind",
        messageFormat:
            "[{0}] is a second {1} beside [{2}], but a network has at most one; remove one of them",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "One learning rate goes with a step, so there is one schedule of it, which a warm-up may come " +
            "before; and one limit on the gradient.",
        helpLinkUri: HelpPages + "NG0030.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var first = new Dictionary<string, TrainingSpec>();
        foreach (var setting in definition.Training)
        {
            if (!first.TryGetValue(setting.Role, out var other))
            {
                first.Add(setting.Role, setting);
                continue;
            }

            yield return Report(
                Place.OfAttribute(setting.Position),
                [NameOf(setting), setting.Role, NameOf(other)],
                [Place.OfAttribute(other.Position)]);
        }

        string NameOf(TrainingSpec setting) => definition.Items[setting.Position].Attribute.Name;
    }
}
