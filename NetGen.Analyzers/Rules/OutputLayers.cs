using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Rules;

/// <summary>Which output layer each loss takes, by the names of their attributes.</summary>
internal static class OutputLayers
{
    private static readonly IReadOnlyList<(string Loss, string Layer)> Pairs =
    [
        (nameof(CrossEntropy), nameof(Softmax)),
        (nameof(NegativeLogLikelihood), nameof(LogSoftmax)),
        (nameof(BinaryCrossEntropy), nameof(Sigmoid)),
    ];

    /// <summary>The output layer that a loss takes, or <see langword="null"/> where it takes any.</summary>
    public static string? Of(LossSpec loss) => Pairs.FirstOrDefault(pair => pair.Loss == loss.GetType().Name).Layer;

    /// <summary>The loss that takes that output layer.</summary>
    public static string LossOf(string layer) => Pairs.First(pair => pair.Layer == layer).Loss;

    /// <summary>Whether a layer is the output layer of some loss.</summary>
    public static bool IsOne(LayerSpec layer) => Pairs.Any(pair => pair.Layer == layer.GetType().Name);

    /// <summary>Each loss with the layer that it takes the output of, as it is named and as it is without identities.</summary>
    public static IEnumerable<(LossSpec Loss, LayerSpec? Named, LayerNode? Effective)> Losses(Definition definition)
    {
        for (var i = 0; i < definition.Losses.Count; i++)
        {
            var output = definition.Spec.Outputs[i];
            yield return (
                definition.Losses[i], definition.Spec.LayerOf(output), definition.EffectiveSource(output.Wire.Source));
        }
    }

    /// <summary>The loss that takes a layer's output, identities left out; <see langword="null"/> where none does.</summary>
    public static LossSpec? LossAt(Definition definition, LayerSpec layer) =>
        Losses(definition).FirstOrDefault(pair => ReferenceEquals(pair.Effective?.Layer, layer)).Loss;
}
