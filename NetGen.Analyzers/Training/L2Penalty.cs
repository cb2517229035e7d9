using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A penalty on the squares of all weights.</summary>
internal sealed record L2Penalty(int Position, double Factor, bool Biases, bool Normalization)
    : PenaltySpec(Position, Factor, Biases, Normalization)
{
    public static L2Penalty Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("factor", 0.0),
        attribute.Get("Biases", false),
        attribute.Get("Normalization", false));

    public override string Display => $"L2({Options})";

    public override string Role => "L2 penalty";
}
