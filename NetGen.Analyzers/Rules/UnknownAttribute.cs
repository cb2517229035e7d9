using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>An attribute that a user derived from NetGen's base classes.</summary>
internal sealed class UnknownAttribute() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0013",
        title: "NetGen does not know this layer, loss or optimizer",
        messageFormat:
            "[{0}] is none of NetGen's own attributes, and there is no code to generate for it; use one " +
            "of: {1}",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "The generator holds the mathematics of each layer, loss, optimizer and setting of training. An " +
            "attribute class derived from LayerAttribute, LossAttribute, OptimizerAttribute or " +
            "TrainingAttribute brings none.",
        helpLinkUri: HelpPages + "NG0013.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var item in definition.Items)
        {
            if (item.IsKnown)
                continue;
            var known = item.Kind switch
            {
                AttributeKind.Layer => Registry.Layers.Keys,
                AttributeKind.Loss => Registry.Losses.Keys,
                AttributeKind.Optimizer => Registry.Optimizers.Keys,
                _ => Registry.Training.Keys,
            };
            var names = string.Join(", ", known.OrderBy(name => name, StringComparer.Ordinal));
            yield return Report(Place.OfAttribute(item.Attribute.Position), [item.Attribute.Name, names]);
        }
    }
}
