using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Optimizers;

/// <summary>Adam (Kingma and Ba 2015).</summary>
internal sealed record Adam(
    int Position, double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : OptimizerSpec(Position, LearningRate)
{
    public static Adam Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("LearningRate", 1e-3),
        attribute.Get("Beta1", 0.9),
        attribute.Get("Beta2", 0.999),
        attribute.Get("Epsilon", 1e-8),
        attribute.Get("WeightDecay", 0.0));

    public override string Display =>
        $"Adam(LearningRate = {OptionText.Of(LearningRate)}"
        + OptionText.Option("Beta1", Beta1, 0.9)
        + OptionText.Option("Beta2", Beta2, 0.999)
        + OptionText.Option("Epsilon", Epsilon, 1e-8)
        + OptionText.Option("WeightDecay", WeightDecay, 0) + ")";
}
