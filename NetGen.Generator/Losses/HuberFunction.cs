using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// The Huber loss without a branch: with <c>c = min(|e|, δ)</c> of the error e it is <c>c (|e| − c / 2)</c>, and its
/// derivative is e cut to ±δ.
/// </summary>
internal static class HuberFunction
{
    public static LossFunction After(Huber huber, Operation? last)
    {
        var error = ElementwiseLossFunction.X - ElementwiseLossFunction.Target;
        var size = Scalar.Abs(error);
        var cut = Scalar.Min(huber.Delta, size);
        var delta = OptionText.Of(huber.Delta);
        return RegressionLoss.After(
            "Huber",
            $"L = (y − t)² / 2 where |y − t| ≤ δ, else δ (|y − t| − δ / 2), with δ = {delta}",
            "max(−δ, min(δ, y − t))",
            cut * (size - (0.5 * cut)),
            Scalar.Max(-huber.Delta, Scalar.Min(huber.Delta, error)),
            last);
    }
}
