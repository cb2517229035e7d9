using NetGen.Generator.Expressions;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Losses;

/// <summary>
/// A loss of an output y and its target t, whatever the output layer; after an activation whose derivative follows from
/// the output that the loss reads, its gradient is taken on through it in the same pass.
/// </summary>
internal static class RegressionLoss
{
    /// <param name="name">The name of the generated type.</param>
    /// <param name="equation">The loss as a reader expects it, from y and t.</param>
    /// <param name="slope">Its derivative by y as a reader expects it.</param>
    /// <param name="loss">The loss of one element.</param>
    /// <param name="derivative">Its derivative by the output.</param>
    /// <param name="last">The operation that gives the output.</param>
    public static LossFunction After(
        string name, string equation, string slope, Expression loss, Expression derivative, Operation? last)
    {
        if (last is not MapOperation { Function: { FromInput: false } activation, PassesGradient: false, BlocksGradient: false } map)
        {
            return new ElementwiseLossFunction(
                name, equation, $"∂L/∂y = {slope}", null, ReadsOutput: true, loss, derivative);
        }

        var through = activation.Slope.Substitute("y", ElementwiseLossFunction.X);
        return new ElementwiseLossFunction(
            name,
            $"{equation} with {activation.Equation}",
            $"∂L/∂x = {slope} y′ with {activation.Derivative}",
            map,
            ReadsOutput: true,
            loss,
            Simplifier.Simplify(derivative * through));
    }
}
