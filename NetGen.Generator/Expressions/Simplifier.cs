namespace NetGen.Generator.Expressions;

/// <summary>
/// Tidies expressions from the leaves up: constants are folded, neutral and absorbing operands go, signs are pulled out
/// and factors drawn into choices. Every rule keeps the value for finite operands, but for the sign of 0 and a rounding or
/// two; constants are drawn together only where no float overflows, or vanishes, that did not before.
/// </summary>
internal static class Simplifier
{
    private const double SmallestFloat = 1.17549435e-38;
    private const double LargestFloat = 3.40282347e38;

    public static Expression Simplify(Expression expression) => new NodePool(Step).Share(expression);

    /// <summary>A node whose operands are simple, simplified: a few nodes are made at most, and the rest is shared.</summary>
    public static Node Step(Node node) => node switch
    {
        Unary u => Unary(u),
        Binary b => Binary(b),
        Choice c => Choice(c),
        Condition c => ConditionSimplifier.Step(c),
        _ => node,
    };

    /// <summary>
    /// The same for what has a value of its own, and is no tangent: <c>0 × x</c>, <c>0 / x</c> and <c>x − x</c> stay, which
    /// are NaN where x is not finite, or 0.
    /// </summary>
    public static Node ValueStep(Node node) => node switch
    {
        Binary { Operator: BinaryOperator.Multiply, Left: Constant { Value: 0 }, Right: not Constant } => node,
        Binary { Operator: BinaryOperator.Multiply, Left: not Constant, Right: Constant { Value: 0 } } => node,
        Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: 0 }, Right: not Constant } => node,
        Binary { Operator: BinaryOperator.Subtract, Left: not Constant } difference
            when difference.Left == difference.Right => node,
        _ => Step(node),
    };

    /// <summary>The negation of a simple expression.</summary>
    public static Expression Negate(Expression operand) => Unary(new Unary(UnaryFunction.Negate, operand));

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
            BinaryOperator.Power => Power(b),
            BinaryOperator.Atan2 => b,
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
        { Left: Constant { Value: 0 } } => Negate(b.Right),
        { Right: Unary { Function: UnaryFunction.Negate } negation } => Binary(Plus(b.Left, negation.Operand)),
        _ when b.Left == b.Right => 0.0,
        _ => b,
    };

    private static Expression Multiply(Binary b)
    {
        // A constant goes first, where the next rules and the reader expect it.
        if (b.Right is Constant && b.Left is not Constant)
            b = Times(b.Right, b.Left);
        switch (b)
        {
            case { Left: Constant { Value: 0 } }:
                return 0.0;
            case { Left: Constant { Value: 1 } }:
                return b.Right;
            case { Left: Constant { Value: -1 } }:
                return Negate(b.Right);
            case { Left: Constant factor, Right: Binary { Operator: BinaryOperator.Multiply, Left: Constant inner } product }
                when IsNormal(factor.Value * inner.Value):
                return Binary(Times(factor.Value * inner.Value, product.Right));
            case { Left: Unary { Function: UnaryFunction.Negate } negation }:
                return Negate(Binary(Times(negation.Operand, b.Right)));
            case { Right: Unary { Function: UnaryFunction.Negate } negation }:
                return Negate(Binary(Times(b.Left, negation.Operand)));
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
        { Right: Constant divisor } when IsNormal(1 / divisor.Value) => Binary(Times(1 / divisor.Value, b.Left)),
        _ => b,
    };

    /// <summary>Small whole exponents are products, which are faster and no less accurate.</summary>
    private static Expression Power(Binary b) => b switch
    {
        { Right: Constant { Value: 0 } } => 1.0,
        { Right: Constant { Value: 1 } } => b.Left,
        { Right: Constant { Value: 2 } } => Times(b.Left, b.Left),
        { Right: Constant { Value: 3 } } => Times(Times(b.Left, b.Left), b.Left),
        { Right: Constant { Value: 4 } } => Times(Times(b.Left, b.Left), Times(b.Left, b.Left)),
        { Right: Constant { Value: -1 } } => new Binary(BinaryOperator.Divide, 1, b.Left),
        { Right: Constant { Value: -2 } } => new Binary(BinaryOperator.Divide, 1, Times(b.Left, b.Left)),
        _ => b,
    };

    private static Expression Choice(Choice c) => c switch
    {
        _ when c.WhenTrue == c.WhenFalse => c.WhenTrue,
        { Condition: Truth condition } => condition.Value ? c.WhenTrue : c.WhenFalse,
        { Condition: Not not } => new Choice(not.Operand, c.WhenFalse, c.WhenTrue),
        _ => c,
    };

    private static Expression Factor(Expression factor, Choice choice) => Choice(new(
        choice.Condition,
        Binary(Times(factor, choice.WhenTrue)),
        Binary(Times(factor, choice.WhenFalse))));

    /// <summary>
    /// Whether a constant that two others or a divisor became may stand for them: it is a float, and keeps its digits as one.
    /// </summary>
    private static bool IsNormal(double value) => Math.Abs(value) is >= SmallestFloat and <= LargestFloat;

    private static Binary Plus(Expression left, Expression right) => new(BinaryOperator.Add, left, right);

    private static Binary Minus(Expression left, Expression right) => new(BinaryOperator.Subtract, left, right);

    private static Binary Times(Expression left, Expression right) => new(BinaryOperator.Multiply, left, right);

    private static double Evaluate(BinaryOperator function, double left, double right) => function switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        _ => Functions.Of(function).Evaluate(left, right),
    };
}
