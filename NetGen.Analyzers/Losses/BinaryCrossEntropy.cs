using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Binary cross-entropy of the probabilities of a sigmoid: <c>L = −t log p − (1 − t) log(1 − p)</c>.</summary>
internal sealed record BinaryCrossEntropy(int Position) : LossSpec(Position)
{
    public static BinaryCrossEntropy Parse(AttributeSpec attribute) => new(attribute.Position);

    public override string Display => "BinaryCrossEntropy";
}
