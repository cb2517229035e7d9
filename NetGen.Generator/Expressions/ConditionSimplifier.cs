namespace NetGen.Generator.Expressions;

/// <summary>Tidies conditions; every rule holds for NaN too.</summary>
internal static class ConditionSimplifier
{
    /// <summary>A condition whose operands are simple, simplified.</summary>
    public static Condition Step(Condition condition) => condition switch
    {
        Comparison { Left: Constant left, Right: Constant right } c => new Truth(Holds(c.Operator, left.Value, right.Value)),
        Comparison { Operator: ComparisonOperator.Greater } c when c.Left == c.Right => new Truth(false),
        Logical l => Logical(l),
        Not { Operand: Truth truth } => new Truth(!truth.Value),
        Not { Operand: Not inner } => inner.Operand,
        Not { Operand: Comparison { Operator: ComparisonOperator.Equal } c } =>
            new Comparison(ComparisonOperator.NotEqual, c.Left, c.Right),
        Not { Operand: Comparison { Operator: ComparisonOperator.NotEqual } c } =>
            new Comparison(ComparisonOperator.Equal, c.Left, c.Right),
        _ => condition,
    };

    private static Condition Logical(Logical l)
    {
        if (l.Left is Truth left)
            return Known(l.Operator, left, l.Right);
        if (l.Right is Truth right)
            return Known(l.Operator, right, l.Left);
        return l.Left == l.Right ? l.Left : l;
    }

    private static Condition Known(LogicalOperator op, Truth known, Condition other) =>
        known.Value == (op == LogicalOperator.And) ? other : known;

    private static bool Holds(ComparisonOperator op, double left, double right) => op switch
    {
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        _ => left != right,
    };
}
