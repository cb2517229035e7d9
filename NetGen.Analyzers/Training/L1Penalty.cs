using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>The penalty <c>λ Σ|w|</c>.</summary>
internal sealed record L1Penalty(int Position, double Factor, bool Biases, bool Normalization)
    : PenaltySpec(Position, Factor, Biases, Normalization)
{
    public static L1Penalty Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("factor", 0.0),
        attribute.Get("Biases", false),
        attribute.Get("Normalization", false));

    public override string Display => Text("L1");

    public override string Role => "L1 penalty";
}
