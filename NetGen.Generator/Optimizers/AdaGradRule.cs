using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>AdaGrad (Duchi, Hazan and Singer 2011); PyTorch's, whose learning rate may decay with the steps.</summary>
internal static class AdaGradRule
{
    public static UpdateRule Of(AdaGrad grad)
    {
        var gradient = UpdateRule.Decayed(grad.WeightDecay);
        var (sum, stepSize) = (Scalar.Variable("sum"), Scalar.Variable("stepSize"));
        var decays = grad.LearningRateDecay != 0;
        return new(
            "AdaGrad",
            UpdateRule.WithDecay(
                grad.WeightDecay,
                "s ← s + g²",
                decays
                    ? "w ← w − η̃ g / (√s + ε)  with η̃ = η / (1 + (t − 1) δ) at step t"
                    : "w ← w − η g / (√s + ε)"),
            [
                new(
                    "stepSize",
                    decays
                        ? UpdateRule.LearningRate / (1 + (grad.LearningRateDecay * (UpdateRule.Step - 1)))
                        : UpdateRule.LearningRate),
            ],
            [new("sum", sum + (gradient * gradient), grad.InitialAccumulator)],
            UpdateRule.Weight - (stepSize * (gradient / (Scalar.Sqrt(sum) + grad.Epsilon))));
    }
}
