using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Mean absolute error: <c>L = |y − t|</c>.</summary>
internal sealed record MeanAbsoluteError(int Position) : LossSpec(Position)
{
    public static MeanAbsoluteError Parse(AttributeSpec attribute) => new(attribute.Position);

    public override string Display => LossText.Of("MeanAbsoluteError", this);
}
