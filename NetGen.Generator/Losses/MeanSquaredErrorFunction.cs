using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>Mean squared error.</summary>
internal static class MeanSquaredErrorFunction
{
    public static LossFunction After(Operation? last)
    {
        var error = ElementwiseLossFunction.X - ElementwiseLossFunction.Target;
        return RegressionLoss.After("MeanSquaredError", "L = (y − t)²", "2 (y − t)", error * error, 2 * error, last);
    }
}
