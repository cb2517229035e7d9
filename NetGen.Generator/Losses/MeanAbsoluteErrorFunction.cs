using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>Mean absolute error, with the derivative 0 where there is no error.</summary>
internal static class MeanAbsoluteErrorFunction
{
    public static LossFunction After(Operation? last)
    {
        var error = ElementwiseLossFunction.X - ElementwiseLossFunction.Target;
        var sign = Scalar.IfGreater(error, 0, 1, Scalar.IfGreater(0, error, -1, 0));
        return RegressionLoss.After("MeanAbsoluteError", "L = |y − t|", "sign(y − t)", Scalar.Abs(error), sign, last);
    }
}
