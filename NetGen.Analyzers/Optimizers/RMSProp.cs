using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Optimizers;

/// <summary>RMSProp (Hinton 2012), with momentum and centered where asked.</summary>
internal sealed record RMSProp(
    int Position,
    double LearningRate,
    double Alpha,
    double Epsilon,
    double WeightDecay,
    double Momentum,
    bool Centered)
    : OptimizerSpec(Position, LearningRate)
{
    public static RMSProp Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("LearningRate", 0.01),
        attribute.Get("Alpha", 0.99),
        attribute.Get("Epsilon", 1e-8),
        attribute.Get("WeightDecay", 0.0),
        attribute.Get("Momentum", 0.0),
        attribute.Get("Centered", false));

    public override string Display =>
        $"RMSProp(LearningRate = {OptionText.Of(LearningRate)}"
        + OptionText.Option("Alpha", Alpha, 0.99)
        + OptionText.Option("Epsilon", Epsilon, 1e-8)
        + OptionText.Option("WeightDecay", WeightDecay, 0)
        + OptionText.Option("Momentum", Momentum, 0)
        + OptionText.Option("Centered", Centered) + ")";
}
