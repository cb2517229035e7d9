using NetGen.Generator.Expressions;

namespace NetGen.Tests.Expressions;

/// <summary>Evaluates expressions in double precision, by definitions of its own.</summary>
internal static class Evaluator
{
    public static double Evaluate(this Expression expression, params (string Name, double Value)[] variables)
    {
        double Value(Expression e) => e.Evaluate(variables);

        return expression switch
        {
            Constant c => c.Value,
            Variable v => variables.Single(variable => variable.Name == v.Name).Value,
            Unary { Function: var function, Operand: var operand } => Apply(function, Value(operand)),
            Binary { Operator: var op, Left: var left, Right: var right } => Apply(op, Value(left), Value(right)),
            Choice c => Value(c.Left) > Value(c.Right) ? Value(c.WhenTrue) : Value(c.WhenFalse),
            _ => throw new ArgumentOutOfRangeException(nameof(expression)),
        };
    }

    private static double Apply(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Abs => Math.Abs(x),
        UnaryFunction.Erf => ErrorFunctionReference.Erf(x),
        UnaryFunction.Erfc => ErrorFunctionReference.Erfc(x),
        UnaryFunction.Exp => Math.Exp(x),
        UnaryFunction.Expm1 => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2),
        UnaryFunction.Log => Math.Log(x),
        UnaryFunction.Log1p => double.LogP1(x),
        UnaryFunction.Round => Math.Round(x, MidpointRounding.ToEven),
        UnaryFunction.Sigmoid => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        UnaryFunction.Softplus => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x))),
        UnaryFunction.Sqrt => Math.Sqrt(x),
        UnaryFunction.Tanh => Math.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static double Apply(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Max => Math.Max(left, right),
        BinaryOperator.Min => Math.Min(left, right),
        BinaryOperator.Power => Math.Pow(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
