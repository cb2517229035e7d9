using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Mean squared error: <c>L = (y − t)²</c>.</summary>
internal sealed record MeanSquaredError(int Position) : LossSpec(Position)
{
    public static MeanSquaredError Parse(AttributeSpec attribute) => new(attribute.Position);

    public override string Display => LossText.Of("MeanSquaredError", this);
}
