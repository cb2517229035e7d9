using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>Noise on the weights, drawn anew in every training step.</summary>
/// <param name="Position">The place of its attribute.</param>
/// <param name="Deviation">The standard deviation.</param>
internal sealed record WeightNoise(int Position, double Deviation) : TrainingSpec(Position)
{
    public static WeightNoise Parse(AttributeSpec attribute) => new(attribute.Position, attribute.Get("deviation", 0.0));

    public override string Display => $"WeightNoise({OptionText.Of(Deviation)})";

    public override string Role => "noise on weights";
}
