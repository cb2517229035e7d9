using NetGen.Analyzers.Losses;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>Negative log-likelihood of a log-softmax's output, from the log-softmax's input.</summary>
internal static class NegativeLogLikelihoodFunction
{
    public static LossFunction After(NegativeLogLikelihood loss, SoftmaxOperation logSoftmax) =>
        new SoftmaxCrossEntropyLoss(
            "NegativeLogLikelihood",
            "L = −Σᵢ tᵢ lᵢ with l = log softmax(x), computed as Σᵢ tᵢ (log Σⱼ exp(xⱼ) − xᵢ)"
                + CrossEntropyOptions.Equation(loss),
            "∂L/∂x = exp(l) Σⱼ tⱼ − t, which is exp(l) − t for a distribution",
            logSoftmax,
            CrossEntropyOptions.Of(loss));
}
