namespace NetGen.Generator.Expressions;

/// <summary>
/// Derivatives of expressions by the chain rule, in forward mode: with every node goes its tangent, what it moves by while
/// a variable moves by 1. The tangent of a choice is the choice of the tangents, so that the branch that is not taken
/// adds nothing, whatever it is.
/// </summary>
internal static class Differentiator
{
    /// <summary>
    /// The partial derivative by a variable, simplified. At a kink the derivative is that of the branch the value is
    /// taken from: <c>max(0, x)</c> has the derivative 0 at 0.
    /// </summary>
    public static Expression Derivative(this Expression expression, string variable)
    {
        var pool = new NodePool(Simplifier.Step);
        var tangents = new Dictionary<Node, Expression>(NodeEquality.Reference);
        var root = pool.Share(expression);
        foreach (var node in NodeWalk.From([root]).OfType<Expression>())
        {
            tangents[node] = pool.Share(node switch
            {
                Variable v => v.Name == variable ? 1.0 : 0.0,
                Unary u => Tangent(u, u, tangents[u.Operand]),
                Binary b => Tangent(b, b, tangents[b.Left], tangents[b.Right]),
                Choice c => Tangents.If(c.Condition, tangents[c.WhenTrue], tangents[c.WhenFalse]),
                _ => 0.0,
            });
        }

        return tangents[root];
    }

    /// <summary>The tangent of a function of one operand.</summary>
    /// <param name="u">The function and its operand.</param>
    /// <param name="value">An expression of its value.</param>
    /// <param name="tangent">The tangent of the operand.</param>
    public static Expression Tangent(Unary u, Expression value, Expression tangent) =>
        Tangents.Product(() => Functions.Of(u.Function).Derivative(u.Operand, value), tangent);

    /// <summary>The tangent of a function of two operands.</summary>
    /// <param name="b">The function and its operands.</param>
    /// <param name="value">An expression of its value.</param>
    /// <param name="left">The tangent of the left operand.</param>
    /// <param name="right">The tangent of the right operand.</param>
    public static Expression Tangent(Binary b, Expression value, Expression left, Expression right)
    {
        if (Tangents.IsZero(left) && Tangents.IsZero(right))
            return 0.0;
        switch (b.Operator)
        {
            case BinaryOperator.Add:
                return Tangents.Sum(left, right);
            case BinaryOperator.Subtract:
                return Tangents.Difference(left, right);
            case BinaryOperator.Multiply when b.Left == b.Right:
                return Tangents.Product(2 * b.Left, left);
            case BinaryOperator.Multiply:
                return Tangents.Sum(Tangents.Product(b.Right, left), Tangents.Product(b.Left, right));
            case BinaryOperator.Divide:
                return Tangents.Difference(
                    Tangents.Quotient(left, b.Right), Tangents.Product(() => value / b.Right, right));
            default:
                return Functions.Of(b.Operator).Tangent(b, value, left, right);
        }
    }
}
