using System.Numerics;
using NetGen.Generator.Expressions;
using NetGen.Kernels;

namespace NetGen.Tests.Expressions;

/// <summary>Evaluates expressions as generated code does: with the vector functions of the element type T.</summary>
internal static class LaneEvaluator
{
    public static unsafe T EvaluateLane<T>(this Expression expression, string variable, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = stackalloc T[Wide128<T>.Count];
        Wide128<T>.Store(lanes, Value(expression, variable, Wide128<T>.Create(value)));
        return lanes[0];
    }

    private static Wide128<T> Value<T>(Expression expression, string variable, Wide128<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Wide128<T> Of(Expression e) => Value(e, variable, value);

        return expression switch
        {
            Constant c => Wide128<T>.Create(T.CreateSaturating(c.Value)),
            Variable v => v.Name == variable ? value : throw new ArgumentException(v.Name),
            Unary u => Apply(u.Function, Of(u.Operand)),
            Binary b => Apply(b.Operator, Of(b.Left), Of(b.Right)),
            Choice c => Wide128<T>.Where(
                Wide128<T>.GreaterThan(Of(c.Left), Of(c.Right)), Of(c.WhenTrue), Of(c.WhenFalse)),
            _ => throw new ArgumentOutOfRangeException(nameof(expression)),
        };
    }

    private static Wide128<T> Apply<T>(UnaryFunction function, Wide128<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => function switch
        {
            UnaryFunction.Negate => -x,
            UnaryFunction.Abs => Wide128<T>.Abs(x),
            UnaryFunction.Erf => VectorMath<T>.Erf(x),
            UnaryFunction.Erfc => VectorMath<T>.Erfc(x),
            UnaryFunction.Exp => VectorMath<T>.Exp(x),
            UnaryFunction.Expm1 => VectorMath<T>.Expm1(x),
            UnaryFunction.Log => VectorMath<T>.Log(x),
            UnaryFunction.Log1p => VectorMath<T>.Log1p(x),
            UnaryFunction.Round => Wide128<T>.Round(x),
            UnaryFunction.Sigmoid => VectorMath<T>.Sigmoid(x),
            UnaryFunction.Softplus => VectorMath<T>.Softplus(x),
            UnaryFunction.Sqrt => Wide128<T>.Sqrt(x),
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
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
}
