using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>Huber loss: <c>(y − t)² / 2</c> up to an error of <paramref name="Delta"/>, linear beyond.</summary>
internal sealed record Huber(int Position, double Delta = 1) : LossSpec(Position)
{
    public static Huber Parse(AttributeSpec attribute) => new(attribute.Position, attribute.Get("Delta", 1.0));

    public override string Display => LossText.Of("Huber", this, OptionText.Option("Delta", Delta, 1));
}
