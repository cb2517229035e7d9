using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015), with the bias corrections drawn into two numbers a step, as the paper's section 2 ends:
/// <c>η m̂ / (√v̂ + ε) = α m / (√v + ε̂)</c> with <c>α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ)</c> and <c>ε̂ = ε √(1 − β₂ᵗ)</c>.
/// </summary>
internal static class AdamRule
{
    public static UpdateRule Of(Adam adam)
    {
        var gradient = UpdateRule.Gradient;
        var (mean, variance) = (Scalar.Variable("mean"), Scalar.Variable("variance"));
        var (stepSize, epsilon) = (Scalar.Variable("stepSize"), Scalar.Variable("epsilon"));
        var correction1 = 1 - Scalar.Power(adam.Beta1, UpdateRule.Step);
        var correction2 = Scalar.Sqrt(1 - Scalar.Power(adam.Beta2, UpdateRule.Step));
        return new(
            "Adam",
            [
                "m ← β₁ m + (1 − β₁) g",
                "v ← β₂ v + (1 − β₂) g²",
                "w ← w − α m / (√v + ε̂)  with α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ), ε̂ = ε √(1 − β₂ᵗ) at step t",
            ],
            [
                new("stepSize", UpdateRule.LearningRate * correction2 / correction1),
                new("epsilon", adam.Epsilon * correction2),
            ],
            [
                new("mean", (adam.Beta1 * mean) + ((1 - adam.Beta1) * gradient)),
                new("variance", (adam.Beta2 * variance) + ((1 - adam.Beta2) * (gradient * gradient))),
            ],
            UpdateRule.Weight - (stepSize * (mean / (Scalar.Sqrt(variance) + epsilon))));
    }
}
