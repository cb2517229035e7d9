using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// Binary cross-entropy of a sigmoid's output, from the sigmoid's input: <c>−t log p − (1 − t) log(1 − p)</c> with
/// <c>p = σ(x)</c> is <c>log(1 + eˣ) − t x</c>. Written as <c>max(x, 0) − t x + log(1 + e⁻|ˣ|)</c> it neither overflows
/// nor, where t is 0 or 1 and the loss is small, takes the difference of large numbers.
/// </summary>
/// <remarks>
/// A factor w of the first term gives <c>(1 − t) x + (1 + (w − 1) t) log(1 + e⁻ˣ)</c>, where
/// <c>log(1 + e⁻ˣ) = max(−x, 0) + log(1 + e⁻|ˣ|)</c>.
/// </remarks>
internal static class BinaryCrossEntropyFunction
{
    private static Expression X => ElementwiseLossFunction.X;

    private static Expression Target => ElementwiseLossFunction.Target;

    public static LossFunction After(BinaryCrossEntropy loss, MapOperation sigmoid) =>
        loss.PositiveWeight == 1 ? Plain(sigmoid) : Weighted(loss.PositiveWeight, sigmoid);

    private static ElementwiseLossFunction Plain(MapOperation sigmoid) => new(
        "BinaryCrossEntropy",
        "L = −t log p − (1 − t) log(1 − p) with p = σ(x), computed as max(0, x) − t x + log(1 + exp(−|x|))",
        "∂L/∂x = p − t",
        sigmoid,
        ReadsOutput: false,
        Scalar.Max(0, X) - (Target * X) + Scalar.Softplus(-Scalar.Abs(X)),
        Scalar.Sigmoid(X) - Target);

    private static ElementwiseLossFunction Weighted(double weight, MapOperation sigmoid)
    {
        var factor = 1 + ((weight - 1) * Target);
        var softplus = Scalar.Max(0, -X) + Scalar.Softplus(-Scalar.Abs(X));
        return new(
            "BinaryCrossEntropy",
            "L = −w t log p − (1 − t) log(1 − p) with p = σ(x) and w = " + OptionText.Of(weight)
                + ", computed as (1 − t) x + (1 + (w − 1) t) (max(0, −x) + log(1 + exp(−|x|)))",
            "∂L/∂x = (1 + (w − 1) t) p − w t",
            sigmoid,
            ReadsOutput: false,
            ((1 - Target) * X) + (factor * softplus),
            (factor * Scalar.Sigmoid(X)) - (weight * Target));
    }
}
