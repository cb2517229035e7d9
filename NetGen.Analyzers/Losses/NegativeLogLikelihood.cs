using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Negative log-likelihood of the log-probabilities of a log-softmax: <c>L = −Σᵢ tᵢ lᵢ</c>.</summary>
internal sealed record NegativeLogLikelihood(
    int Position, EquatableArray<double> ClassWeights = default, int IgnoreIndex = -100)
    : ClassLossSpec(Position, ClassWeights, 0, IgnoreIndex)
{
    public static NegativeLogLikelihood Parse(AttributeSpec attribute) =>
        new(attribute.Position, WeightsOf(attribute), IgnoreIndexOf(attribute));
}
