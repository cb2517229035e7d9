using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>
/// Gradient descent; with momentum, PyTorch's form, in which the velocity starts as the first gradient, undampened.
/// </summary>
internal static class SgdRule
{
    public static UpdateRule Of(Sgd sgd)
    {
        var gradient = UpdateRule.Decayed(sgd.WeightDecay);
        var rate = new Assignment("learningRate", UpdateRule.LearningRate);
        if (sgd.Momentum == 0)
        {
            return new(
                "Sgd",
                UpdateRule.WithDecay(sgd.WeightDecay, "w ← w − η g"),
                [rate],
                [],
                UpdateRule.Weight - (UpdateRule.LearningRate * gradient));
        }

        var velocity = Scalar.Variable("velocity");
        var (share, taken) = (Scalar.Variable("share"), gradient);
        if (sgd.Dampening != 0)
            taken = share * gradient;
        return new(
            "Sgd",
            UpdateRule.WithDecay(
                sgd.WeightDecay,
                sgd.Dampening == 0 ? "v ← μ v + g" : "v ← μ v + (1 − τ) g, but v ← g at the first step",
                sgd.Nesterov ? "w ← w − η (g + μ v)" : "w ← w − η v"),
            sgd.Dampening == 0
                ? [rate]
                : [rate, new("share", Scalar.IfGreater(UpdateRule.Step, 1, 1 - sgd.Dampening, 1))],
            [new("velocity", RunningValue.Fading(sgd.Momentum, velocity, taken))],
            UpdateRule.Weight
                - (UpdateRule.LearningRate * (sgd.Nesterov ? (sgd.Momentum * velocity) + gradient : velocity)));
    }
}
