using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Negative log-likelihood of the log-probabilities of a log-softmax: <c>L = −Σᵢ tᵢ lᵢ</c>.</summary>
internal sealed record NegativeLogLikelihood(int Position) : LossSpec(Position)
{
    public static NegativeLogLikelihood Parse(AttributeSpec attribute) => new(attribute.Position);

    public override string Display => "NegativeLogLikelihood";

    public override bool TakesClassIndex => true;
}
