using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Optimizers;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's look-ahead where asked.</summary>
internal sealed record Sgd(
    int Position, double LearningRate, double Momentum, double Dampening, bool Nesterov, double WeightDecay)
    : OptimizerSpec(Position, LearningRate)
{
    public static Sgd Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("LearningRate", 0.01),
        attribute.Get("Momentum", 0.0),
        attribute.Get("Dampening", 0.0),
        attribute.Get("Nesterov", false),
        attribute.Get("WeightDecay", 0.0));

    public override string Display =>
        $"Sgd(LearningRate = {OptionText.Of(LearningRate)}"
        + OptionText.Option("Momentum", Momentum, 0)
        + OptionText.Option("Dampening", Dampening, 0)
        + OptionText.Option("Nesterov", Nesterov)
        + OptionText.Option("WeightDecay", WeightDecay, 0) + ")";
}
