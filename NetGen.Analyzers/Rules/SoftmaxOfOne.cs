using Microsoft.CodeAnalysis;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>A softmax over a single feature, which is 1 whatever the input.</summary>
internal sealed class SoftmaxOfOne() : Rule(Info)
{
    private static readonly DiagnosticDescriptor Info = new(
        id: "NG1004",
        title: "A softmax of one output is always 1",
        messageFormat:
            "'{0}' has 1 output, but {1} needs at least 2, because a softmax of one number is always 1; " +
            "{2}",
        category: Categories.Shapes,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description:
            "A softmax shares out a probability of 1 among its inputs. One input gets all of it, so " +
            "there is nothing to learn. Two classes need two outputs, or one with Sigmoid and " +
            "BinaryCrossEntropy.",
        helpLinkUri: HelpPages + "NG1004.md",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override IEnumerable<Finding> Check(Definition definition)
    {
        var shaped = ShapedNetwork.Infer(definition.Spec);
        var source = (Place: Place.OfAttribute(definition.NetworkPosition, "inputSize"), Name: "[Network]");
        foreach (var (layer, input, _, _) in shaped.Layers)
        {
            if (layer is Dense)
                source = (Place.OfAttribute(layer.Position, "units"), layer.Name);
            if (layer is Softmax or LogSoftmax && input.Size == 1 && !IsOutput(definition, layer))
            {
                yield return Report(
                    source.Place,
                    [source.Name, $"[{layer.Display}]", $"give it more outputs or remove [{layer.Display}]"],
                    [Place.OfAttribute(layer.Position)]);
            }
        }

        if (shaped.Output.Size == 1 && definition.Loss is { TakesClassIndex: true } loss
            && definition.LastLayer is { } last)
        {
            yield return Report(
                source.Place,
                [source.Name, $"[{loss.Display}]", "use 2 outputs, or [Sigmoid] and [BinaryCrossEntropy]"],
                [Place.OfAttribute(last.Position), Place.OfAttribute(loss.Position)]);
        }
    }

    private static bool IsOutput(Definition definition, LayerSpec layer) =>
        definition.Loss is { TakesClassIndex: true } && ReferenceEquals(layer, OutputLayers.EffectiveLast(definition));
}
