using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Cross-entropy of the probabilities of a softmax: <c>L = −Σᵢ tᵢ log pᵢ</c>.</summary>
internal sealed record CrossEntropy(
    int Position, EquatableArray<double> ClassWeights = default, double LabelSmoothing = 0, int IgnoreIndex = -100)
    : ClassLossSpec(Position, ClassWeights, LabelSmoothing, IgnoreIndex)
{
    public static CrossEntropy Parse(AttributeSpec attribute) => new(
        attribute.Position, WeightsOf(attribute), attribute.Get("LabelSmoothing", 0.0), IgnoreIndexOf(attribute));
}
