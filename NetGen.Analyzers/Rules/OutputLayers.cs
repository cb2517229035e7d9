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

    /// <summary>The last layer that changes its input: the last but for identities.</summary>
    public static LayerSpec? EffectiveLast(Definition definition) =>
        definition.Layers.LastOrDefault(layer => layer is not Identity);
}
