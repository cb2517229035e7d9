namespace NetGen.Generator.Expressions;

/// <summary>
/// Sums, products and choices of tangents. A tangent is what an expression moves by; often it is 0 for a whole range, as
/// behind a rectifier. Such a range stays a condition around the whole tangent, whatever it is multiplied by later:
/// the slope of √x is infinite at 0, and infinity times 0 would be NaN where the derivative of √(max(0, x)) is 0.
/// </summary>
internal static class Tangents
{
    public static bool IsZero(Expression tangent) => tangent is Constant { Value: 0 };

    /// <summary>A slope times a tangent; the slope is not asked for where the tangent is 0.</summary>
    public static Expression Product(Func<Expression> slope, Expression tangent) =>
        IsZero(tangent) ? 0.0 : Product(slope(), tangent);

    public static Expression Product(Expression slope, Expression tangent) => tangent switch
    {
        Constant { Value: 0 } => 0.0,
        Choice { WhenFalse: Constant { Value: 0 } } c => Scalar.If(c.Condition, Times(slope, c.WhenTrue), 0),
        Choice { WhenTrue: Constant { Value: 0 } } c => Scalar.If(c.Condition, 0, Times(slope, c.WhenFalse)),
        _ => Times(slope, tangent),
    };

    public static Expression Quotient(Expression tangent, Expression divisor) => tangent switch
    {
        Constant { Value: 0 } => 0.0,
        Choice { WhenFalse: Constant { Value: 0 } } c => Scalar.If(c.Condition, c.WhenTrue / divisor, 0),
        Choice { WhenTrue: Constant { Value: 0 } } c => Scalar.If(c.Condition, 0, c.WhenFalse / divisor),
        _ => tangent / divisor,
    };

    public static Expression Sum(Expression left, Expression right) =>
        IsZero(left) ? right : IsZero(right) ? left : left + right;

    public static Expression Difference(Expression left, Expression right) =>
        IsZero(right) ? left : IsZero(left) ? Negation(right) : left - right;

    public static Expression Negation(Expression tangent) => Product(-1.0, tangent);

    /// <summary>
    /// A choice of tangents; where one is 0, and the other 0 under a condition of its own, the two conditions become one.
    /// </summary>
    public static Expression If(Condition condition, Expression whenTrue, Expression whenFalse) =>
        (whenTrue, whenFalse) switch
        {
            (Choice { WhenFalse: Constant { Value: 0 } } c, Constant { Value: 0 }) =>
                Scalar.If(condition & c.Condition, c.WhenTrue, 0),
            (Choice { WhenTrue: Constant { Value: 0 } } c, Constant { Value: 0 }) =>
                Scalar.If(condition & !c.Condition, c.WhenFalse, 0),
            (Constant { Value: 0 }, Choice { WhenFalse: Constant { Value: 0 } } c) =>
                Scalar.If(!condition & c.Condition, c.WhenTrue, 0),
            (Constant { Value: 0 }, Choice { WhenTrue: Constant { Value: 0 } } c) =>
                Scalar.If(condition | c.Condition, 0, c.WhenFalse),
            _ => Scalar.If(condition, whenTrue, whenFalse),
        };

    /// <summary>
    /// A product, or where the slope is a quotient like <c>1 / x</c> one quotient: an operation and a rounding less.
    /// </summary>
    private static Expression Times(Expression slope, Expression tangent) => (slope, tangent) switch
    {
        (_, Constant { Value: 1 }) => slope,
        (Binary { Operator: BinaryOperator.Divide, Left: Constant { Value: >= 0.25 and <= 4 } c } quotient, _) =>
            c * tangent / quotient.Right,
        _ => slope * tangent,
    };
}
