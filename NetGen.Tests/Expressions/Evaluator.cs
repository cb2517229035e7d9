using NetGen.Generator.Expressions;

namespace NetGen.Tests.Expressions;

/// <summary>Evaluates expressions in double precision, by definitions of its own, each node once.</summary>
internal static class Evaluator
{
    public static double Evaluate(this Expression expression, params (string Name, double Value)[] variables)
    {
        var numbers = new Dictionary<Node, double>(NodeEquality.Reference);
        var conditions = new Dictionary<Node, bool>(NodeEquality.Reference);
        foreach (var node in NodeWalk.From([expression]))
        {
            switch (node)
            {
                case Condition condition:
                    conditions[node] = Holds(condition, numbers, conditions);
                    break;
                case Constant c:
                    numbers[node] = c.Value;
                    break;
                case Variable v:
                    numbers[node] = variables.Single(variable => variable.Name == v.Name).Value;
                    break;
                case Unary u:
                    numbers[node] = Apply(u.Function, numbers[u.Operand]);
                    break;
                case Binary b:
                    numbers[node] = Apply(b.Operator, numbers[b.Left], numbers[b.Right]);
                    break;
                case Choice c:
                    numbers[node] = conditions[c.Condition] ? numbers[c.WhenTrue] : numbers[c.WhenFalse];
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(expression));
            }
        }

        return numbers[expression];
    }

    private static bool Holds(
        Condition condition, Dictionary<Node, double> numbers, Dictionary<Node, bool> conditions) => condition switch
        {
            Truth t => t.Value,
            Not n => !conditions[n.Operand],
            Logical { Operator: LogicalOperator.And } l => conditions[l.Left] && conditions[l.Right],
            Logical l => conditions[l.Left] || conditions[l.Right],
            Comparison c => Holds(c.Operator, numbers[c.Left], numbers[c.Right]),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

    private static bool Holds(ComparisonOperator op, double left, double right) => op switch
    {
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    private static double Apply(UnaryFunction function, double x) => function switch
    {
        UnaryFunction.Negate => -x,
        UnaryFunction.Abs => Math.Abs(x),
        UnaryFunction.Acos => Math.Acos(x),
        UnaryFunction.Acosh => Math.Acosh(x),
        UnaryFunction.Asin => Math.Asin(x),
        UnaryFunction.Asinh => Math.Asinh(x),
        UnaryFunction.Atan => Math.Atan(x),
        UnaryFunction.Atanh => Math.Atanh(x),
        UnaryFunction.Cbrt => Math.Cbrt(x),
        UnaryFunction.Cos => Math.Cos(x),
        UnaryFunction.Cosh => Math.Cosh(x),
        UnaryFunction.Erf => ErrorFunctionReference.Erf(x),
        UnaryFunction.Erfc => ErrorFunctionReference.Erfc(x),
        UnaryFunction.Exp => Math.Exp(x),
        UnaryFunction.Exp2 => double.Exp2(x),
        UnaryFunction.Expm1 => 2 * Math.Exp(x / 2) * Math.Sinh(x / 2),
        UnaryFunction.Log => Math.Log(x),
        UnaryFunction.Log10 => Math.Log10(x),
        UnaryFunction.Log1p => double.LogP1(x),
        UnaryFunction.Log2 => Math.Log2(x),
        UnaryFunction.Round => Math.Round(x, MidpointRounding.ToEven),
        UnaryFunction.Sigmoid => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        UnaryFunction.Sin => Math.Sin(x),
        UnaryFunction.Sinh => Math.Sinh(x),
        UnaryFunction.Softplus => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x))),
        UnaryFunction.Sqrt => Math.Sqrt(x),
        UnaryFunction.Tan => Math.Tan(x),
        UnaryFunction.Tanh => Math.Tanh(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static double Apply(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Max => left > right ? left : right,
        BinaryOperator.Min => left < right ? left : right,
        BinaryOperator.Maximum => Math.Max(left, right),
        BinaryOperator.Minimum => Math.Min(left, right),
        BinaryOperator.Power => Math.Pow(left, right),
        BinaryOperator.Atan2 => Math.Atan2(left, right),
        BinaryOperator.CopySign => Math.CopySign(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
