using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Two dense layers in a row, the first of them as wide as a side: one layer would do.</summary>
internal sealed class RedundantLinearLayer() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG3001",
        title: "Two dense layers with no activation between them are one",
        messageFormat:
            "'{0}' and '{1}' have no activation between them, and a width of {2} restricts nothing " +
            "between {3} and {4}: together they are one linear layer; add an activation such as [ReLU] " +
            "after '{0}', or remove it",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A product of two matrices is a matrix. Without an activation between them two dense layers " +
            "can express what one can, unless the width between them is smaller than both sides, which " +
            "restricts the rank.",
        helpLinkUri: HelpPages + "NG3001.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var node in definition.Nodes)
        {
            if (node.Layer is not Dense { IsInlined: false } second
                || definition.Before(node) is not { Layer: Dense { IsInlined: false } first })
                continue;
            var inputs = definition.Shapes.Layers.First(layer => ReferenceEquals(layer.Layer, first)).Input.Size;
            if (first.Units >= Math.Min(inputs, second.Units))
            {
                yield return Report(
                    Place.OfAttribute(first.Position),
                    [first.Name, second.Name, Text.Of(first.Units), Text.Of(inputs), Text.Of(second.Units)],
                    [Place.OfAttribute(second.Position)]);
            }
        }
    }
}
