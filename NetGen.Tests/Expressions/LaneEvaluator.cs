using System.Numerics;
using NetGen.Generator.Expressions;
using NetGen.Kernels;

namespace NetGen.Tests.Expressions;

/// <summary>Evaluates expressions as generated code does: with the vector functions of the element type T.</summary>
internal static class LaneEvaluator
{
    public static T EvaluateLane<T>(this Expression expression, string variable, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => expression.EvaluateLane((variable, value));

    public static unsafe T EvaluateLane<T>(this Expression expression, params (string Name, T Value)[] variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The value of a condition is its mask.
        var values = new Dictionary<Node, Wide128<T>>(NodeEquality.Reference);
        foreach (var node in NodeWalk.From([expression]))
            values[node] = Value(node, values, variables);
        var lanes = stackalloc T[Wide128<T>.Count];
        Wide128<T>.Store(lanes, values[expression]);
        return lanes[0];
    }

    private static Wide128<T> Value<T>(
        Node node, Dictionary<Node, Wide128<T>> values, (string Name, T Value)[] variables)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => node switch
        {
            Constant c => Wide128<T>.Create(T.CreateSaturating(c.Value)),
            Variable v => Wide128<T>.Create(variables.Single(variable => variable.Name == v.Name).Value),
            Unary u => Apply(u.Function, values[u.Operand]),
            Binary b => Apply(b.Operator, values[b.Left], values[b.Right]),
            Choice c => Wide128<T>.Where(values[c.Condition], values[c.WhenTrue], values[c.WhenFalse]),
            Comparison c => Compare(c.Operator, values[c.Left], values[c.Right]),
            Logical { Operator: LogicalOperator.And } l => Wide128<T>.And(values[l.Left], values[l.Right]),
            Logical l => Wide128<T>.Or(values[l.Left], values[l.Right]),
            Not n => Wide128<T>.Not(values[n.Operand]),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };

    private static Wide128<T> Compare<T>(ComparisonOperator op, Wide128<T> left, Wide128<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => op switch
        {
            ComparisonOperator.Greater => Wide128<T>.GreaterThan(left, right),
            ComparisonOperator.GreaterOrEqual => Wide128<T>.GreaterThanOrEqual(left, right),
            ComparisonOperator.Equal => Wide128<T>.Equal(left, right),
            ComparisonOperator.NotEqual => Wide128<T>.NotEqual(left, right),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };

    private static Wide128<T> Apply<T>(UnaryFunction function, Wide128<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => function switch
        {
            UnaryFunction.Negate => -x,
            UnaryFunction.Abs => Wide128<T>.Abs(x),
            UnaryFunction.Acos => VectorMath<T>.Acos(x),
            UnaryFunction.Acosh => VectorMath<T>.Acosh(x),
            UnaryFunction.Asin => VectorMath<T>.Asin(x),
            UnaryFunction.Asinh => VectorMath<T>.Asinh(x),
            UnaryFunction.Atan => VectorMath<T>.Atan(x),
            UnaryFunction.Atanh => VectorMath<T>.Atanh(x),
            UnaryFunction.Cbrt => VectorMath<T>.Cbrt(x),
            UnaryFunction.Cos => VectorMath<T>.Cos(x),
            UnaryFunction.Cosh => VectorMath<T>.Cosh(x),
            UnaryFunction.Erf => VectorMath<T>.Erf(x),
            UnaryFunction.Erfc => VectorMath<T>.Erfc(x),
            UnaryFunction.Exp => VectorMath<T>.Exp(x),
            UnaryFunction.Exp2 => VectorMath<T>.Exp2(x),
            UnaryFunction.Expm1 => VectorMath<T>.Expm1(x),
            UnaryFunction.Log => VectorMath<T>.Log(x),
            UnaryFunction.Log10 => VectorMath<T>.Log10(x),
            UnaryFunction.Log1p => VectorMath<T>.Log1p(x),
            UnaryFunction.Log2 => VectorMath<T>.Log2(x),
            UnaryFunction.Round => Wide128<T>.Round(x),
            UnaryFunction.Sigmoid => VectorMath<T>.Sigmoid(x),
            UnaryFunction.Sin => VectorMath<T>.Sin(x),
            UnaryFunction.Sinh => VectorMath<T>.Sinh(x),
            UnaryFunction.Softplus => VectorMath<T>.Softplus(x),
            UnaryFunction.Sqrt => Wide128<T>.Sqrt(x),
            UnaryFunction.Tan => VectorMath<T>.Tan(x),
            UnaryFunction.Tanh => VectorMath<T>.Tanh(x),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };

    private static Wide128<T> Apply<T>(BinaryOperator op, Wide128<T> left, Wide128<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => op switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            BinaryOperator.Max => Wide128<T>.Max(left, right),
            BinaryOperator.Min => Wide128<T>.Min(left, right),
            BinaryOperator.Maximum => VectorMath<T>.Maximum(left, right),
            BinaryOperator.Minimum => VectorMath<T>.Minimum(left, right),
            BinaryOperator.Power => VectorMath<T>.Power(left, right),
            BinaryOperator.Atan2 => VectorMath<T>.Atan2(left, right),
            BinaryOperator.CopySign => Wide128<T>.CopySign(left, right),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
}
