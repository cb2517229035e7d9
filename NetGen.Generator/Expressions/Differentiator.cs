using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Generator.Expressions;

/// <summary>Derivatives of expressions, by the chain rule.</summary>
internal static class Differentiator
{
    /// <summary>
    /// The partial derivative by a variable, simplified. At a kink the derivative is that of the branch the value is
    /// taken from: <c>max(0, x)</c> has the derivative 0 at 0.
    /// </summary>
    public static Expression Derivative(this Expression expression, string variable) =>
        Simplifier.Simplify(Of(expression, variable));

    private static Expression Of(Expression expression, string variable)
    {
        switch (expression)
        {
            case Variable v:
                return v.Name == variable ? 1.0 : 0.0;
            case Unary u:
                var inner = Of(u.Operand, variable);
                return inner is Constant { Value: 0 } ? 0.0 : Functions.Of(u.Function).Derivative(u.Operand, u) * inner;
            case Binary b:
                return Of(b, Of(b.Left, variable), Of(b.Right, variable));
            case Choice c:
                return IfGreater(c.Left, c.Right, Of(c.WhenTrue, variable), Of(c.WhenFalse, variable));
            default:
                return 0.0;
        }
    }

    private static Expression Of(Binary b, Expression left, Expression right) => b.Operator switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => (left * b.Right) + (b.Left * right),
        BinaryOperator.Divide => (left / b.Right) - (b * right / b.Right),
        BinaryOperator.Max => IfGreater(b.Right, b.Left, right, left),
        BinaryOperator.Min => IfGreater(b.Left, b.Right, right, left),
        _ => (b.Right * Power(b.Left, b.Right - 1.0) * left) + (b * Log(b.Left) * right),
    };
}
