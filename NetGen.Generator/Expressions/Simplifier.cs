namespace NetGen.Generator.Expressions;

/// <summary>
/// Tidies expressions from the leaves up: constants are folded, neutral and absorbing operands go, signs are pulled out
/// and factors drawn into choices. Every rule keeps the value for finite operands.
/// </summary>
internal static class Simplifier
{
    public static Expression Simplify(Expression expression) => expression switch
    {
        Unary u => Unary(u with { Operand = Simplify(u.Operand) }),
        Binary b => Binary(b with { Left = Simplify(b.Left), Right = Simplify(b.Right) }),
        Choice c => Choice(new(Simplify(c.Left), Simplify(c.Right), Simplify(c.WhenTrue), Simplify(c.WhenFalse))),
        _ => expression,
    };

    private static Expression Unary(Unary u) => u switch
    {
        { Operand: Constant c } when Functions.Of(u.Function).Evaluate is { } evaluate => evaluate(c.Value),
        { Function: UnaryFunction.Negate, Operand: Unary { Function: UnaryFunction.Negate } inner } => inner.Operand,
        { Function: UnaryFunction.Negate, Operand: Binary { Operator: BinaryOperator.Subtract } difference } =>
            difference.Right - difference.Left,
        _ => u,
    };

    private static Expression Binary(Binary b)
    {
        if (b is { Left: Constant left, Right: Constant right })
            return Evaluate(b.Operator, left.Value, right.Value);
        return b.Operator switch
        {
            BinaryOperator.Add => Add(b),
            BinaryOperator.Subtract => Subtract(b),
            BinaryOperator.Multiply => Multiply(b),
            BinaryOperator.Divide => Divide(b),
            BinaryOperator.Power => b.Right is Constant { Value: 1 } ? b.Left : b,
            _ => b.Left == b.Right ? b.Left : b,
        };
    }

    private static Expression Add(Binary b) => b switch
    {
        { Left: Constant { Value: 0 } } => b.Right,
        { Right: Constant { Value: 0 } } => b.Left,
        { Right: Unary { Function: UnaryFunction.Negate } negation } => Binary(Minus(b.Left, negation.Operand)),
        { Left: Unary { Function: UnaryFunction.Negate } negation } => Binary(Minus(b.Right, negation.Operand)),
        _ => b,
    };

    private static Expression Subtract(Binary b) => b switch
    {
        { Right: Constant { Value: 0 } } => b.Left,
        { Left: Constant { Value: 0 } } => Unary(new Unary(UnaryFunction.Negate, b.Right)),
        { Right: Unary { Function: UnaryFunction.Negate } negation } => Binary(Plus(b.Left, negation.Operand)),
        _ when b.Left == b.Right => 0.0,
        _ => b,
    };

    private static Expression Multiply(Binary b)
    {
        // A constant goes first, where the next rules and the reader expect it.
        if (b.Right is Constant && b.Left is not Constant)
            b = b with { Left = b.Right, Right = b.Left };
        switch (b)
        {
            case { Left: Constant { Value: 0 } }:
                return 0.0;
            case { Left: Constant { Value: 1 } }:
                return b.Right;
            case { Left: Constant { Value: -1 } }:
                return Unary(new Unary(UnaryFunction.Negate, b.Right));
            case { Left: Constant factor, Right: Binary { Operator: BinaryOperator.Multiply, Left: Constant inner } product }:
                return Binary(Times(factor.Value * inner.Value, product.Right));
            case { Left: Unary { Function: UnaryFunction.Negate } negation }:
                return Unary(new Unary(UnaryFunction.Negate, Binary(Times(negation.Operand, b.Right))));
            case { Right: Unary { Function: UnaryFunction.Negate } negation }:
                return Unary(new Unary(UnaryFunction.Negate, Binary(Times(b.Left, negation.Operand))));
            case { Right: Choice { WhenTrue: Constant, WhenFalse: Constant } choice }:
                return Factor(b.Left, choice);
            case { Left: Choice { WhenTrue: Constant, WhenFalse: Constant } choice }:
                return Factor(b.Right, choice);
            default:
                return b;
        }
    }

    private static Expression Divide(Binary b) => b switch
    {
        { Left: Constant { Value: 0 } } => 0.0,
        { Right: Constant { Value: 1 } } => b.Left,
        { Right: Constant divisor } => Binary(Times(1 / divisor.Value, b.Left)),
        _ => b,
    };

    private static Expression Choice(Choice c)
    {
        if (c.WhenTrue == c.WhenFalse)
            return c.WhenTrue;
        if (c is { Left: Constant left, Right: Constant right })
            return left.Value > right.Value ? c.WhenTrue : c.WhenFalse;
        return c;
    }

    private static Expression Factor(Expression factor, Choice choice) => Choice(choice with
    {
        WhenTrue = Binary(Times(factor, choice.WhenTrue)),
        WhenFalse = Binary(Times(factor, choice.WhenFalse)),
    });

    private static Binary Plus(Expression left, Expression right) => new(BinaryOperator.Add, left, right);

    private static Binary Minus(Expression left, Expression right) => new(BinaryOperator.Subtract, left, right);

    private static Binary Times(Expression left, Expression right) => new(BinaryOperator.Multiply, left, right);

    private static double Evaluate(BinaryOperator function, double left, double right) => function switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Max => left > right ? left : right,
        BinaryOperator.Min => left < right ? left : right,
        _ => Math.Pow(left, right),
    };
}
