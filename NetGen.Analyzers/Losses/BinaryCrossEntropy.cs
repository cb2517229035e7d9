using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>
/// Binary cross-entropy of the probabilities of a sigmoid: <c>L = −w t log p − (1 − t) log(1 − p)</c>.
/// </summary>
/// <param name="PositiveWeight">The factor w of the first term.</param>
internal sealed record BinaryCrossEntropy(int Position, double PositiveWeight = 1) : LossSpec(Position)
{
    public static BinaryCrossEntropy Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("PositiveWeight", 1.0));

    public override string Display =>
        LossText.Of("BinaryCrossEntropy", this, OptionText.Option("PositiveWeight", PositiveWeight, 1));
}
