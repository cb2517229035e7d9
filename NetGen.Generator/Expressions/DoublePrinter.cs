namespace NetGen.Generator.Expressions;

/// <summary>Prints expressions over doubles: the few numbers that an optimizer computes once a step.</summary>
/// <param name="variables">The C# text of each variable; one that is not listed is printed by its name.</param>
internal sealed class DoublePrinter(IReadOnlyDictionary<string, string> variables) : ExpressionPrinter(variables)
{
    private const string Math = "global::System.Math.";

    protected override string Number(double value) => Literals.Double(value);

    protected override string Function(UnaryFunction function, string operand) =>
        Functions.Of(function).Double.Replace("{0}", operand);

    protected override string Function(BinaryOperator function, string left, string right) => function switch
    {
        BinaryOperator.Max => $"{Math}Max({left}, {right})",
        BinaryOperator.Min => $"{Math}Min({left}, {right})",
        _ => $"{Math}Pow({left}, {right})",
    };

    protected override string Conditional(string left, string right, string whenTrue, string whenFalse) =>
        $"({left} > {right} ? {whenTrue} : {whenFalse})";
}
