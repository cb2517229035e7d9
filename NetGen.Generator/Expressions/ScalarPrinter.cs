namespace NetGen.Generator.Expressions;

/// <summary>
/// Prints expressions over numbers: the few that an optimizer computes once a step, and users' functions with their
/// derivatives.
/// </summary>
/// <param name="variables">The C# text of variables: see <see cref="ExpressionPrinter"/>.</param>
/// <param name="element">The type of the numbers: <c>float</c> or <c>double</c>.</param>
internal sealed class ScalarPrinter(IReadOnlyDictionary<string, string> variables, string element = "double")
    : ExpressionPrinter(variables)
{
    private readonly bool _isDouble = element == "double";

    protected override Expression Lower(Expression expression) => (Expression)NodeWalk.Rewrite(
        expression,
        node => node is Unary u && Functions.Of(u.Function).Expansion is { } expansion ? expansion(u.Operand) : node);

    /// <summary>A whole number beside an operand of the type needs no more than its digits; elsewhere it has to be one.</summary>
    protected override string Number(double value, bool isOperand)
    {
        var text = Literals.Of(value, element);
        return _isDouble && !isOperand && text.TrimStart('-').All(char.IsDigit) ? text + "d" : text;
    }

    protected override string Function(UnaryFunction function, string operand) =>
        Call(Functions.Of(function).Scalar!).Replace("{0}", operand);

    protected override string Function(BinaryOperator function, string left, string right) =>
        Call(Functions.Of(function).Scalar).Replace("{0}", left).Replace("{1}", right);

    protected override string Comparison(ComparisonOperator comparison, string left, string right)
    {
        var symbol = comparison switch
        {
            ComparisonOperator.Greater => ">",
            ComparisonOperator.GreaterOrEqual => ">=",
            ComparisonOperator.Equal => "==",
            _ => "!=",
        };

        // Only NaN differs from itself; the compiler warns where it is asked that way.
        if (left != right)
            return $"{left} {symbol} {right}";
        var isNaN = $"{element}.IsNaN({left})";
        return symbol switch
        {
            "!=" => isNaN,
            ">" => "false",
            _ => $"!{isNaN}",
        };
    }

    protected override string Logical(LogicalOperator op, string left, string right) =>
        $"({left} {(op == LogicalOperator.And ? "&&" : "||")} {right})";

    protected override string Not(string operand) => $"!({operand})";

    protected override string Truth(bool value) => value ? "true" : "false";

    protected override string Conditional(string condition, string whenTrue, string whenFalse) =>
        $"({condition} ? {whenTrue} : {whenFalse})";

    private string Call(string template) => template
        .Replace("{T}", element)
        .Replace("{M}", _isDouble ? "global::System.Math" : element)
        .Replace("{C}", _isDouble ? "" : $"({element})");
}
