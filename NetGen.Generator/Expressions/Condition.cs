namespace NetGen.Generator.Expressions;

/// <summary>What a <see cref="Choice"/> asks for. Build them with <see cref="Scalar"/> and with <c>&amp;</c>, <c>|</c>, <c>!</c>.</summary>
internal abstract class Condition(int label, params Node[] operands) : Node(label, operands)
{
    public static Condition operator &(Condition left, Condition right) => new Logical(LogicalOperator.And, left, right);

    public static Condition operator |(Condition left, Condition right) => new Logical(LogicalOperator.Or, left, right);

    public static Condition operator !(Condition operand) => new Not(operand);
}

/// <summary>A condition that is known.</summary>
internal sealed class Truth(bool value) : Condition(value ? 401 : 400)
{
    public bool Value { get; } = value;

    public override bool HasLabelOf(Node other) => other is Truth t && t.Value == Value;

    protected override Node Rebuild(IReadOnlyList<Node> operands) => this;
}

/// <summary>A comparison of numbers. With NaN only <see cref="ComparisonOperator.NotEqual"/> holds.</summary>
internal sealed class Comparison(ComparisonOperator op, Expression left, Expression right)
    : Condition(410 + (int)op, left, right)
{
    public ComparisonOperator Operator { get; } = op;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override bool HasLabelOf(Node other) => other is Comparison c && c.Operator == Operator;

    protected override Node Rebuild(IReadOnlyList<Node> operands) =>
        new Comparison(Operator, (Expression)operands[0], (Expression)operands[1]);
}

/// <summary>Two conditions as one.</summary>
internal sealed class Logical(LogicalOperator op, Condition left, Condition right) : Condition(420 + (int)op, left, right)
{
    public LogicalOperator Operator { get; } = op;

    public Condition Left { get; } = left;

    public Condition Right { get; } = right;

    public override bool HasLabelOf(Node other) => other is Logical l && l.Operator == Operator;

    protected override Node Rebuild(IReadOnlyList<Node> operands) =>
        new Logical(Operator, (Condition)operands[0], (Condition)operands[1]);
}

/// <summary>The opposite of a condition.</summary>
internal sealed class Not(Condition operand) : Condition(430, operand)
{
    public Condition Operand { get; } = operand;

    public override bool HasLabelOf(Node other) => other is Not;

    protected override Node Rebuild(IReadOnlyList<Node> operands) => new Not((Condition)operands[0]);
}

internal enum ComparisonOperator
{
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

internal enum LogicalOperator
{
    And,
    Or,
}
