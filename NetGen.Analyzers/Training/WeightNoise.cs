using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>Gaussian noise on the weights of every training pass.</summary>
internal sealed record WeightNoise(int Position, double Deviation) : TrainingSpec(Position)
{
    public static WeightNoise Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("deviation", 0.0));

    public override string Display => $"WeightNoise({OptionText.Of(Deviation)})";

    public override string Role => "noise on weights";

    public override bool NeedsTraining => true;
}
