using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// Binary cross-entropy of a sigmoid's output, from the sigmoid's input: <c>−t log p − (1 − t) log(1 − p)</c> with
/// <c>p = σ(x)</c> is <c>log(1 + eˣ) − t x</c>, which neither overflows nor loses digits.
/// </summary>
internal static class BinaryCrossEntropyFunction
{
    public static LossFunction After(MapOperation sigmoid) => new ElementwiseLossFunction(
        "BinaryCrossEntropy",
        "L = −t log p − (1 − t) log(1 − p) with p = σ(x), computed as log(1 + eˣ) − t x",
        "∂L/∂x = p − t",
        sigmoid,
        ReadsOutput: false,
        Scalar.Softplus(ElementwiseLossFunction.X) - (ElementwiseLossFunction.Target * ElementwiseLossFunction.X),
        Scalar.Sigmoid(ElementwiseLossFunction.X) - ElementwiseLossFunction.Target);
}
