namespace NetGen.Generator.Expressions;

/// <summary>
/// A scalar expression: what activations, losses and optimizers are written in, differentiated as and printed from.
/// Expressions are values: equal trees are equal, which is how repeated parts are found. Build them with the operators
/// and with <see cref="Scalar"/>; <see cref="Simplifier"/> tidies them.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator -(Expression operand) => new Unary(UnaryFunction.Negate, operand);
}

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression;

/// <summary>A named input.</summary>
internal sealed record Variable(string Name) : Expression;

/// <summary>A function of one operand.</summary>
internal sealed record Unary(UnaryFunction Function, Expression Operand) : Expression;

/// <summary>An operator between two operands.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

/// <summary><c>left &gt; right ? whenTrue : whenFalse</c>; a comparison with NaN is false.</summary>
internal sealed record Choice(Expression Left, Expression Right, Expression WhenTrue, Expression WhenFalse) : Expression;

internal enum UnaryFunction
{
    Negate,
    Abs,
    Erf,
    Erfc,
    Exp,
    Expm1,
    Log,
    Log1p,
    Round,
    Sigmoid,
    Softplus,
    Sqrt,
    Tanh,
}

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

    /// <summary>The left operand raised to the right one.</summary>
    Power,
}

/// <summary>The functions that expressions are written with.</summary>
internal static class Scalar
{
    public static Expression Variable(string name) => new Variable(name);

    public static Expression Abs(Expression x) => new Unary(UnaryFunction.Abs, x);

    /// <summary>The error function.</summary>
    public static Expression Erf(Expression x) => new Unary(UnaryFunction.Erf, x);

    /// <summary><c>1 − erf x</c>, accurate also where it is nearly 0.</summary>
    public static Expression Erfc(Expression x) => new Unary(UnaryFunction.Erfc, x);

    public static Expression Exp(Expression x) => new Unary(UnaryFunction.Exp, x);

    /// <summary><c>eˣ − 1</c>, accurate near 0.</summary>
    public static Expression Expm1(Expression x) => new Unary(UnaryFunction.Expm1, x);

    public static Expression Log(Expression x) => new Unary(UnaryFunction.Log, x);

    /// <summary><c>log(1 + x)</c>, accurate near 0.</summary>
    public static Expression Log1p(Expression x) => new Unary(UnaryFunction.Log1p, x);

    /// <summary>The nearest integer, of two the even one.</summary>
    public static Expression Round(Expression x) => new Unary(UnaryFunction.Round, x);

    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    public static Expression Sigmoid(Expression x) => new Unary(UnaryFunction.Sigmoid, x);

    /// <summary><c>log(1 + eˣ)</c>.</summary>
    public static Expression Softplus(Expression x) => new Unary(UnaryFunction.Softplus, x);

    public static Expression Sqrt(Expression x) => new Unary(UnaryFunction.Sqrt, x);

    public static Expression Tanh(Expression x) => new Unary(UnaryFunction.Tanh, x);

    public static Expression Max(Expression left, Expression right) => new Binary(BinaryOperator.Max, left, right);

    public static Expression Min(Expression left, Expression right) => new Binary(BinaryOperator.Min, left, right);

    public static Expression Power(Expression left, Expression right) => new Binary(BinaryOperator.Power, left, right);

    /// <summary><c>left &gt; right ? whenTrue : whenFalse</c>.</summary>
    public static Expression IfGreater(Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        new Choice(left, right, whenTrue, whenFalse);

    /// <summary>The expression with every occurrence of a variable replaced.</summary>
    public static Expression Substitute(this Expression expression, string variable, Expression replacement) =>
        expression switch
        {
            Variable v => v.Name == variable ? replacement : v,
            Unary u => u with { Operand = u.Operand.Substitute(variable, replacement) },
            Binary b => b with
            {
                Left = b.Left.Substitute(variable, replacement),
                Right = b.Right.Substitute(variable, replacement),
            },
            Choice c => new Choice(
                c.Left.Substitute(variable, replacement),
                c.Right.Substitute(variable, replacement),
                c.WhenTrue.Substitute(variable, replacement),
                c.WhenFalse.Substitute(variable, replacement)),
            _ => expression,
        };
}
