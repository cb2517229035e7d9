using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Cross-entropy of the probabilities of a softmax: <c>L = −Σᵢ tᵢ log pᵢ</c>.</summary>
internal sealed record CrossEntropy(int Position) : LossSpec(Position)
{
    public static CrossEntropy Parse(AttributeSpec attribute) => new(attribute.Position);

    public override string Display => "CrossEntropy";

    public override bool TakesClassIndex => true;
}
