namespace NetGen.Generator.Expressions;

/// <summary>
/// A scalar expression: what activations, losses and optimizers are written in, differentiated as and printed from, and
/// what users' own functions become. Build them with the operators and with <see cref="Scalar"/>;
/// <see cref="Simplifier"/> tidies them.
/// </summary>
internal abstract class Expression(int label, params Node[] operands) : Node(label, operands)
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator -(Expression operand) => new Unary(UnaryFunction.Negate, operand);

    /// <summary>The expression as C# over doubles, shared parts as locals before it.</summary>
    public sealed override string ToString()
    {
        var printer = new ScalarPrinter(new Dictionary<string, string>());
        var result = printer.Print(this)[0];
        return string.Join(" ", [.. printer.TakeStatements(), result]);
    }
}

/// <summary>A number; those of different bits differ, so −0 from 0.</summary>
internal sealed class Constant(double value) : Expression(value.GetHashCode())
{
    public double Value { get; } = value;

    public override bool HasLabelOf(Node other) =>
        other is Constant c && BitConverter.DoubleToInt64Bits(c.Value) == BitConverter.DoubleToInt64Bits(Value);

    protected override Node Rebuild(IReadOnlyList<Node> operands) => this;
}

/// <summary>A named input.</summary>
internal sealed class Variable(string name) : Expression(name.GetHashCode())
{
    public string Name { get; } = name;

    public override bool HasLabelOf(Node other) => other is Variable v && v.Name == Name;

    protected override Node Rebuild(IReadOnlyList<Node> operands) => this;
}

/// <summary>A function of one operand.</summary>
internal sealed class Unary(UnaryFunction function, Expression operand) : Expression(100 + (int)function, operand)
{
    public UnaryFunction Function { get; } = function;

    public Expression Operand { get; } = operand;

    public override bool HasLabelOf(Node other) => other is Unary u && u.Function == Function;

    protected override Node Rebuild(IReadOnlyList<Node> operands) => new Unary(Function, (Expression)operands[0]);
}

/// <summary>An operator between two operands.</summary>
internal sealed class Binary(BinaryOperator op, Expression left, Expression right) : Expression(200 + (int)op, left, right)
{
    public BinaryOperator Operator { get; } = op;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override bool HasLabelOf(Node other) => other is Binary b && b.Operator == Operator;

    protected override Node Rebuild(IReadOnlyList<Node> operands) =>
        new Binary(Operator, (Expression)operands[0], (Expression)operands[1]);
}

/// <summary><c>condition ? whenTrue : whenFalse</c>: what is not taken does not count, be it NaN.</summary>
internal sealed class Choice(Condition condition, Expression whenTrue, Expression whenFalse)
    : Expression(300, condition, whenTrue, whenFalse)
{
    public Condition Condition { get; } = condition;

    public Expression WhenTrue { get; } = whenTrue;

    public Expression WhenFalse { get; } = whenFalse;

    public override bool HasLabelOf(Node other) => other is Choice;

    protected override Node Rebuild(IReadOnlyList<Node> operands) =>
        new Choice((Condition)operands[0], (Expression)operands[1], (Expression)operands[2]);
}

/// <summary>The functions of one operand; <see cref="Functions"/> knows all about each.</summary>
internal enum UnaryFunction
{
    Negate,
    Abs,
    Acos,
    Acosh,
    Asin,
    Asinh,
    Atan,
    Atanh,
    Cbrt,
    Cos,
    Cosh,
    Erf,
    Erfc,
    Exp,
    Exp2,
    Expm1,
    Log,
    Log10,
    Log1p,
    Log2,
    Round,
    Sigmoid,
    Sin,
    Sinh,
    Softplus,
    Sqrt,
    Tan,
    Tanh,
}

/// <summary>
/// The operators between two operands; <see cref="Functions"/> knows all about those that are not written with a sign.
/// </summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The larger operand; the right one where either is NaN.</summary>
    Max,

    /// <summary>The smaller operand; the right one where either is NaN.</summary>
    Min,

    /// <summary>The larger operand; NaN where either is.</summary>
    Maximum,

    /// <summary>The smaller operand; NaN where either is.</summary>
    Minimum,

    /// <summary>The left operand raised to the right one.</summary>
    Power,

    /// <summary>The angle from the first axis to the point (right, left), between −π and π.</summary>
    Atan2,

    /// <summary>The size of the left operand with the sign of the right one, that of −0 and of NaN included.</summary>
    CopySign,
}
