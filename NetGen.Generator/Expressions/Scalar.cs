namespace NetGen.Generator.Expressions;

/// <summary>The functions that expressions are written with.</summary>
internal static class Scalar
{
    public static Expression Variable(string name) => new Variable(name);

    public static Expression Abs(Expression x) => new Unary(UnaryFunction.Abs, x);

    public static Expression Cos(Expression x) => new Unary(UnaryFunction.Cos, x);

    public static Expression Cosh(Expression x) => new Unary(UnaryFunction.Cosh, x);

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

    public static Expression Sin(Expression x) => new Unary(UnaryFunction.Sin, x);

    public static Expression Sinh(Expression x) => new Unary(UnaryFunction.Sinh, x);

    /// <summary><c>log(1 + eˣ)</c>.</summary>
    public static Expression Softplus(Expression x) => new Unary(UnaryFunction.Softplus, x);

    public static Expression Sqrt(Expression x) => new Unary(UnaryFunction.Sqrt, x);

    public static Expression Tanh(Expression x) => new Unary(UnaryFunction.Tanh, x);

    /// <summary>The larger one, and the right one where either is NaN: <see cref="BinaryOperator.Max"/>.</summary>
    public static Expression Max(Expression left, Expression right) => new Binary(BinaryOperator.Max, left, right);

    /// <summary>The smaller one, and the right one where either is NaN: <see cref="BinaryOperator.Min"/>.</summary>
    public static Expression Min(Expression left, Expression right) => new Binary(BinaryOperator.Min, left, right);

    public static Expression Power(Expression left, Expression right) => new Binary(BinaryOperator.Power, left, right);

    /// <summary>The size of one with the sign of the other.</summary>
    public static Expression CopySign(Expression size, Expression sign) => new Binary(BinaryOperator.CopySign, size, sign);

    public static Condition Greater(Expression left, Expression right) =>
        new Comparison(ComparisonOperator.Greater, left, right);

    public static Condition GreaterOrEqual(Expression left, Expression right) =>
        new Comparison(ComparisonOperator.GreaterOrEqual, left, right);

    public static Condition Equal(Expression left, Expression right) =>
        new Comparison(ComparisonOperator.Equal, left, right);

    public static Condition NotEqual(Expression left, Expression right) =>
        new Comparison(ComparisonOperator.NotEqual, left, right);

    /// <summary><c>condition ? whenTrue : whenFalse</c>.</summary>
    public static Expression If(Condition condition, Expression whenTrue, Expression whenFalse) =>
        new Choice(condition, whenTrue, whenFalse);

    /// <summary><c>left &gt; right ? whenTrue : whenFalse</c>.</summary>
    public static Expression IfGreater(Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        If(Greater(left, right), whenTrue, whenFalse);

    /// <summary>The expression with every occurrence of a variable replaced.</summary>
    public static Expression Substitute(this Expression expression, string variable, Expression replacement) =>
        (Expression)NodeWalk.Rewrite(
            expression, node => node is Variable v && v.Name == variable ? replacement : node);
}
