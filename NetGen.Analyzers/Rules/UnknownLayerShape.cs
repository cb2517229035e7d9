using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A layer of one's own whose shapes are not known when the network is built.</summary>
internal sealed class UnknownLayerShape() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG2009",
        title: "The shapes of a custom layer must be known at build time",
        messageFormat: "'{0}' {1}",
        category: Categories.Differentiation,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A network is compiled for the shapes of its layers. Those of a custom layer are found by executing its " +
            "OutputShape and Parameters at build time, which takes their source, and code that works on integers alone. The " +
            "shape of the output can be stated in the attribute instead.",
        helpLinkUri: HelpPages + "NG2009.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        foreach (var layer in definition.Layers.OfType<CustomLayer>())
        {
            if (layer.IsInlined || layer.Declaration is null || layer.DeclarationFault is not null)
                continue;
            if (layer.OutputFault is { } fault)
            {
                yield return Report(
                    Place.OfAttribute(layer.Position, layer.Stated.Count > 0 ? "outputShape" : null), [layer.Name, fault]);
            }
            else if (layer.Declaration.Parameters is null)
            {
                yield return Report(
                    Place.OfAttribute(layer.Position),
                    [
                        layer.Name,
                        $"does not say at build time which parameters it has for the input {layer.Declaration.Input}; give "
                            + $"{layer.Type.DisplayName}.Parameters a body of integers, names and initializers alone, in a project "
                            + "whose source is at hand",
                    ]);
            }
        }
    }
}
