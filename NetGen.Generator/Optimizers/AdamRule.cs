using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2015), with the bias corrections drawn into two numbers a step, as the paper's section 2 ends:
/// <c>η m̂ / (√v̂ + ε) = α m / (√v + ε̂)</c> with <c>α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ)</c> and <c>ε̂ = ε √(1 − β₂ᵗ)</c>.
/// </summary>
internal static class AdamRule
{
    public static UpdateRule Of(Adam adam) => Of(
        "Adam",
        UpdateRule.WithDecay(adam.WeightDecay, Equations("w")),
        (adam.Beta1, adam.Beta2, adam.Epsilon),
        UpdateRule.Decayed(adam.WeightDecay),
        UpdateRule.Weight,
        []);

    /// <summary>
    /// Decoupled weight decay (Loshchilov and Hutter 2019): the parameter shrinks, and the gradient stays as it is. The
    /// decay is subtracted, since a factor 1 − η λ would lose most of its digits in single precision.
    /// </summary>
    public static UpdateRule Of(AdamW adam)
    {
        var isDecayed = adam.WeightDecay != 0;
        return Of(
            "AdamW",
            Equations(isDecayed ? "w − η λ w" : "w").ToEquatableArray(),
            (adam.Beta1, adam.Beta2, adam.Epsilon),
            UpdateRule.Gradient,
            isDecayed ? UpdateRule.Weight - (Scalar.Variable("decay") * UpdateRule.Weight) : UpdateRule.Weight,
            isDecayed ? [new("decay", adam.WeightDecay * UpdateRule.LearningRate)] : []);
    }

    private static UpdateRule Of(
        string name,
        EquatableArray<string> equations,
        (double Beta1, double Beta2, double Epsilon) options,
        Expression gradient,
        Expression parameter,
        EquatableArray<Assignment> constants)
    {
        var (mean, variance) = (Scalar.Variable("mean"), Scalar.Variable("variance"));
        var (stepSize, epsilon) = (Scalar.Variable("stepSize"), Scalar.Variable("epsilon"));
        var correction1 = 1 - Scalar.Power(options.Beta1, UpdateRule.Step);
        var correction2 = Scalar.Sqrt(1 - Scalar.Power(options.Beta2, UpdateRule.Step));
        return new(
            name,
            equations,
            [
                new("stepSize", UpdateRule.LearningRate * correction2 / correction1),
                new("epsilon", options.Epsilon * correction2),
                .. constants,
            ],
            [
                new("mean", RunningValue.Mean(options.Beta1, mean, gradient)),
                new("variance", RunningValue.Fading(options.Beta2, variance, (1 - options.Beta2) * (gradient * gradient))),
            ],
            parameter - (stepSize * (mean / (Scalar.Sqrt(variance) + epsilon))));
    }

    private static string[] Equations(string parameter) =>
    [
        "m ← β₁ m + (1 − β₁) g",
        "v ← β₂ v + (1 − β₂) g²",
        $"w ← {parameter} − α m / (√v + ε̂)  with α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ), ε̂ = ε √(1 − β₂ᵗ) at step t",
    ];
}
