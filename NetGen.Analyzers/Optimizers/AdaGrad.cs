using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Optimizers;

/// <summary>AdaGrad (Duchi, Hazan and Singer 2011).</summary>
internal sealed record AdaGrad(
    int Position,
    double LearningRate,
    double LearningRateDecay,
    double WeightDecay,
    double InitialAccumulator,
    double Epsilon)
    : OptimizerSpec(Position, LearningRate)
{
    public static AdaGrad Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("LearningRate", 0.01),
        attribute.Get("LearningRateDecay", 0.0),
        attribute.Get("WeightDecay", 0.0),
        attribute.Get("InitialAccumulator", 0.0),
        attribute.Get("Epsilon", 1e-10));

    public override string Display =>
        $"AdaGrad(LearningRate = {OptionText.Of(LearningRate)}"
        + OptionText.Option("LearningRateDecay", LearningRateDecay, 0)
        + OptionText.Option("WeightDecay", WeightDecay, 0)
        + OptionText.Option("InitialAccumulator", InitialAccumulator, 0)
        + OptionText.Option("Epsilon", Epsilon, 1e-10) + ")";
}
