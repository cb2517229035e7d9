using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A start value for a bias that the layer does not have.</summary>
internal sealed class BiasInitWithoutBias() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG0023",
        title: "BiasInit has no effect without a bias",
        messageFormat: "'BiasInit' of '{0}' is {1}, but the layer has no bias; remove 'BiasInit' or 'Bias = false'",
        category: Categories.Definition,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A layer with Bias = false computes y = W x and has no bias to start anywhere.",
        helpLinkUri: HelpPages + "NG0023.md");

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var layer in definition.OwnLayers.OfType<WeightedLayerSpec>())
        {
            if (layer is { HasBias: false, BiasInit: not 0 })
            {
                yield return Report(
                    Place.OfAttribute(layer.Position, "BiasInit"), [layer.Name, Text.Of(layer.BiasInit)]);
            }
        }
    }
}
