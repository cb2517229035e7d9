namespace NetGen.Generator.Expressions;

/// <summary>Prints expressions over vectors of the type parameter V.</summary>
/// <param name="variables">The C# text of each variable; one that is not listed is printed by its name.</param>
/// <param name="element">The type of a lane: <c>float</c> or <c>double</c>.</param>
internal sealed class VectorPrinter(IReadOnlyDictionary<string, string> variables, string element = "float")
    : ExpressionPrinter(variables)
{
    protected override string Number(double value) => value == 0
        ? "V.Zero"
        : $"V.Create({(element == "double" ? Literals.Double(value) : Literals.Single(value))})";

    protected override string Function(UnaryFunction function, string operand) =>
        Functions.Of(function).Vector.Replace("{0}", operand).Replace("{T}", element);

    protected override string Function(BinaryOperator function, string left, string right) => function switch
    {
        BinaryOperator.Max => $"V.Max({left}, {right})",
        BinaryOperator.Min => $"V.Min({left}, {right})",
        _ => throw new NotSupportedException("Vectors have no power function; write the expression with products."),
    };

    protected override string Conditional(string left, string right, string whenTrue, string whenFalse) =>
        $"V.Where(V.GreaterThan({left}, {right}), {whenTrue}, {whenFalse})";

    protected override string MultiplyAdd(string a, string b, string c) => $"V.MultiplyAdd({a}, {b}, {c})";
}
