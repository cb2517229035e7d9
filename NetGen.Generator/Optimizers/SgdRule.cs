using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>Gradient descent; with momentum, PyTorch's form, in which the velocity starts as the first gradient.</summary>
internal static class SgdRule
{
    public static UpdateRule Of(Sgd sgd)
    {
        var rate = UpdateRule.LearningRate;
        var rateConstant = new Assignment("learningRate", rate);
        if (sgd.Momentum == 0)
        {
            return new(
                "Sgd",
                ["w ← w − η g"],
                [rateConstant],
                [],
                UpdateRule.Weight - (rate * UpdateRule.Gradient));
        }

        var velocity = Scalar.Variable("velocity");
        var state = new Assignment("velocity", (sgd.Momentum * velocity) + UpdateRule.Gradient);
        return sgd.Nesterov
            ? new(
                "Sgd",
                ["v ← μ v + g", "w ← w − η (g + μ v)"],
                [rateConstant],
                [state],
                UpdateRule.Weight - (rate * ((sgd.Momentum * velocity) + UpdateRule.Gradient)))
            : new(
                "Sgd",
                ["v ← μ v + g", "w ← w − η v"],
                [rateConstant],
                [state],
                UpdateRule.Weight - (rate * velocity));
    }
}
