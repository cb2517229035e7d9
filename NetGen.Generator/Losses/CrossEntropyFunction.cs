using NetGen.Analyzers.Losses;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>Cross-entropy of a softmax's output, from the softmax's input.</summary>
internal static class CrossEntropyFunction
{
    public static LossFunction After(CrossEntropy loss, SoftmaxOperation softmax) => new SoftmaxCrossEntropyLoss(
        "CrossEntropy",
        "L = −Σᵢ tᵢ log pᵢ with p = softmax(x), computed as Σᵢ tᵢ (log Σⱼ exp(xⱼ) − xᵢ)"
            + CrossEntropyOptions.Equation(loss),
        "∂L/∂x = p Σⱼ tⱼ − t, which is p − t for a distribution",
        softmax,
        CrossEntropyOptions.Of(loss));
}
