namespace NetGen.Generator.Expressions;

/// <summary>
/// Prints expressions over vectors of the type parameter V. Conditions are masks, so both branches of a choice are
/// computed, and the lanes taken.
/// </summary>
/// <param name="variables">The C# text of variables: see <see cref="ExpressionPrinter"/>.</param>
/// <param name="element">The type of a lane: <c>float</c> or <c>double</c>.</param>
internal sealed class VectorPrinter(IReadOnlyDictionary<string, string> variables, string element = "float")
    : ExpressionPrinter(variables)
{
    protected override bool FusesMultiplyAdd => true;

    /// <summary>
    /// Max and Min with a constant are the processor's own, which keep a NaN of the right operand: no constant left is one.
    /// </summary>
    protected override Expression Lower(Expression expression) => (Expression)NodeWalk.Rewrite(
        expression,
        node => node is Binary { Operator: BinaryOperator.Maximum or BinaryOperator.Minimum } b
            ? Lower(b, b.Operator == BinaryOperator.Maximum ? BinaryOperator.Max : BinaryOperator.Min)
            : node);

    protected override string Number(double value, bool isOperand) =>
        BitConverter.DoubleToInt64Bits(value) == 0 ? "V.Zero" : $"V.Create({Literals.Of(value, element)})";

    protected override string Function(UnaryFunction function, string operand) =>
        Functions.Of(function).Vector.Replace("{T}", element).Replace("{0}", operand);

    protected override string Function(BinaryOperator function, string left, string right) =>
        Functions.Of(function).Vector.Replace("{T}", element).Replace("{0}", left).Replace("{1}", right);

    protected override string Comparison(ComparisonOperator comparison, string left, string right)
    {
        var name = comparison switch
        {
            ComparisonOperator.Greater => "GreaterThan",
            ComparisonOperator.GreaterOrEqual => "GreaterThanOrEqual",
            ComparisonOperator.Equal => "Equal",
            _ => "NotEqual",
        };
        return $"V.{name}({left}, {right})";
    }

    protected override string Logical(LogicalOperator op, string left, string right) => $"V.{op}({left}, {right})";

    protected override string Not(string operand) => $"V.Not({operand})";

    protected override string Truth(bool value) => $"V.{(value ? "Equal" : "NotEqual")}(V.Zero, V.Zero)";

    protected override string Conditional(string condition, string whenTrue, string whenFalse) =>
        $"V.Where({condition}, {whenTrue}, {whenFalse})";

    protected override string MultiplyAdd(string a, string b, string c) => $"V.MultiplyAdd({a}, {b}, {c})";

    private static Binary Lower(Binary b, BinaryOperator native) => b switch
    {
        { Left: Constant c } when !double.IsNaN(c.Value) => new(native, c, b.Right),
        { Right: Constant c } when !double.IsNaN(c.Value) => new(native, c, b.Left),
        _ => b,
    };
}
