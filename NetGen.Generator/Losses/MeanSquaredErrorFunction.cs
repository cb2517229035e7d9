using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// Mean squared error; after an activation whose derivative follows from the output that the loss reads, its gradient
/// is taken on through it in the same pass.
/// </summary>
internal static class MeanSquaredErrorFunction
{
    public static LossFunction After(Operation? last)
    {
        var error = ElementwiseLossFunction.X - ElementwiseLossFunction.Target;
        var loss = error * error;
        var derivative = 2 * error;
        if (last is not MapOperation { Function: { FromInput: false } activation } map)
        {
            return new ElementwiseLossFunction(
                "MeanSquaredError", "L = (y − t)²", "∂L/∂y = 2 (y − t)", null, ReadsOutput: true, loss, derivative);
        }

        var through = activation.Slope.Substitute("y", ElementwiseLossFunction.X);
        return new ElementwiseLossFunction(
            "MeanSquaredError",
            $"L = (y − t)² with {activation.Equation}",
            $"∂L/∂x = 2 (y − t) y′ with {activation.Derivative}",
            map,
            ReadsOutput: true,
            loss,
            Simplifier.Simplify(derivative * through));
    }
}
