using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// Binary cross-entropy of a sigmoid's output, from the sigmoid's input: <c>−t log p − (1 − t) log(1 − p)</c> with
/// <c>p = σ(x)</c> is <c>log(1 + eˣ) − t x</c>. Written as <c>max(x, 0) − t x + log(1 + e⁻|ˣ|)</c> it neither overflows
/// nor, where t is 0 or 1 and the loss is small, takes the difference of large numbers.
/// </summary>
internal static class BinaryCrossEntropyFunction
{
    public static LossFunction After(MapOperation sigmoid) => new ElementwiseLossFunction(
        "BinaryCrossEntropy",
        "L = −t log p − (1 − t) log(1 − p) with p = σ(x), computed as max(0, x) − t x + log(1 + exp(−|x|))",
        "∂L/∂x = p − t",
        sigmoid,
        ReadsOutput: false,
        Scalar.Max(0, ElementwiseLossFunction.X) - (ElementwiseLossFunction.Target * ElementwiseLossFunction.X)
            + Scalar.Softplus(-Scalar.Abs(ElementwiseLossFunction.X)),
        Scalar.Sigmoid(ElementwiseLossFunction.X) - ElementwiseLossFunction.Target);
}
