using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Differentiation;

/// <summary>A function's value and its partial derivatives as expressions that share what they have in common.</summary>
/// <param name="Value">The value.</param>
/// <param name="Derivatives">The derivative by each parameter, the constant 0 by one that is a constant.</param>
internal sealed record DifferentiatedFunction(Expression Value, IReadOnlyList<Expression> Derivatives)
{
    private static readonly Dictionary<ScalarOperator, UnaryFunction> Unaries = new()
    {
        [ScalarOperator.Negate] = UnaryFunction.Negate,
        [ScalarOperator.Abs] = UnaryFunction.Abs,
        [ScalarOperator.Sqrt] = UnaryFunction.Sqrt,
        [ScalarOperator.Cbrt] = UnaryFunction.Cbrt,
        [ScalarOperator.Exp] = UnaryFunction.Exp,
        [ScalarOperator.Exp2] = UnaryFunction.Exp2,
        [ScalarOperator.Expm1] = UnaryFunction.Expm1,
        [ScalarOperator.Log] = UnaryFunction.Log,
        [ScalarOperator.Log1p] = UnaryFunction.Log1p,
        [ScalarOperator.Log2] = UnaryFunction.Log2,
        [ScalarOperator.Log10] = UnaryFunction.Log10,
        [ScalarOperator.Sin] = UnaryFunction.Sin,
        [ScalarOperator.Cos] = UnaryFunction.Cos,
        [ScalarOperator.Tan] = UnaryFunction.Tan,
        [ScalarOperator.Asin] = UnaryFunction.Asin,
        [ScalarOperator.Acos] = UnaryFunction.Acos,
        [ScalarOperator.Atan] = UnaryFunction.Atan,
        [ScalarOperator.Sinh] = UnaryFunction.Sinh,
        [ScalarOperator.Cosh] = UnaryFunction.Cosh,
        [ScalarOperator.Tanh] = UnaryFunction.Tanh,
        [ScalarOperator.Asinh] = UnaryFunction.Asinh,
        [ScalarOperator.Acosh] = UnaryFunction.Acosh,
        [ScalarOperator.Atanh] = UnaryFunction.Atanh,
    };

    private static readonly Dictionary<ScalarOperator, BinaryOperator> Binaries = new()
    {
        [ScalarOperator.Add] = BinaryOperator.Add,
        [ScalarOperator.Subtract] = BinaryOperator.Subtract,
        [ScalarOperator.Multiply] = BinaryOperator.Multiply,
        [ScalarOperator.Divide] = BinaryOperator.Divide,
        [ScalarOperator.Power] = BinaryOperator.Power,
        [ScalarOperator.Atan2] = BinaryOperator.Atan2,
        [ScalarOperator.Max] = BinaryOperator.Maximum,
        [ScalarOperator.Min] = BinaryOperator.Minimum,
        [ScalarOperator.CopySign] = BinaryOperator.CopySign,
    };

    /// <summary>
    /// The function at expressions of its arguments. The work, and the nodes of the result, are linear in the instructions:
    /// each adds a few nodes to the value and to each derivative, which read those of earlier instructions.
    /// </summary>
    /// <param name="program">What the function computes.</param>
    /// <param name="arguments">
    /// An expression for each parameter; where it is a <see cref="Constant"/>, no derivative by it is taken.
    /// </param>
    public static DifferentiatedFunction Of(ScalarProgram program, IReadOnlyList<Expression> arguments)
    {
        // What an instruction is from simplified operands, before it is simplified itself, is what is differentiated: the
        // rule for a power, say, and not that for the product that it may become.
        var pool = new NodePool(Simplifier.Step);
        var plain = new Node[program.Instructions.Count];
        var values = new Node[program.Instructions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            plain[i] = SigmoidPattern.At(program, i) is { } sigmoid
                ? sigmoid.Of(values)
                : NodeOf(program.Instructions[i], arguments, values);
            values[i] = pool.ShareBy(Simplifier.ValueStep, plain[i]);
        }

        var derivatives = new List<Expression>();
        for (var i = 0; i < arguments.Count; i++)
            derivatives.Add(arguments[i] is Constant ? 0.0 : Derivative(program, i, plain, values, pool));
        return new((Expression)values[program.Result], derivatives);
    }

    /// <summary>One sweep in forward mode: the tangent of each instruction while one parameter moves by 1.</summary>
    private static Expression Derivative(
        ScalarProgram program, int parameter, Node[] plain, Node[] values, NodePool pool)
    {
        var tangents = new Expression[values.Length];
        for (var i = 0; i < tangents.Length; i++)
        {
            var instruction = program.Instructions[i];
            if (instruction.Operator == ScalarOperator.Parameter)
                tangents[i] = instruction.A == parameter ? 1.0 : 0.0;
            else if (SigmoidPattern.At(program, i) is { } sigmoid)
                tangents[i] = pool.Share(sigmoid.Tangent(values, tangents));
            else if (plain[i] is Expression node)
                tangents[i] = pool.Share(Tangent(node, (Expression)values[i], instruction, tangents));
            else
                tangents[i] = 0.0;
        }

        return tangents[program.Result];
    }

    private static Expression Tangent(
        Expression node, Expression value, ScalarInstruction instruction, Expression[] tangents) => node switch
        {
            Unary u => Differentiator.Tangent(u, value, tangents[instruction.A]),
            Binary b => Differentiator.Tangent(b, value, tangents[instruction.A], tangents[instruction.B]),
            Choice c => Tangents.If(c.Condition, tangents[instruction.B], tangents[instruction.C]),
            _ => 0.0,
        };

    private static Node NodeOf(ScalarInstruction instruction, IReadOnlyList<Expression> arguments, Node[] values)
    {
        Expression Number(int index) => (Expression)values[index];

        Condition Condition(int index) => (Condition)values[index];

        Comparison Compared(ComparisonOperator op) => new(op, Number(instruction.A), Number(instruction.B));

        if (Unaries.TryGetValue(instruction.Operator, out var unary))
            return new Unary(unary, Number(instruction.A));
        if (Binaries.TryGetValue(instruction.Operator, out var binary))
            return new Binary(binary, Number(instruction.A), Number(instruction.B));
        return instruction.Operator switch
        {
            ScalarOperator.Constant => new Constant(instruction.Value),
            ScalarOperator.Parameter => arguments[instruction.A],
            ScalarOperator.Greater => Compared(ComparisonOperator.Greater),
            ScalarOperator.GreaterOrEqual => Compared(ComparisonOperator.GreaterOrEqual),
            ScalarOperator.Equal => Compared(ComparisonOperator.Equal),
            ScalarOperator.NotEqual => Compared(ComparisonOperator.NotEqual),
            ScalarOperator.And => Condition(instruction.A) & Condition(instruction.B),
            ScalarOperator.Or => Condition(instruction.A) | Condition(instruction.B),
            ScalarOperator.Not => !Condition(instruction.A),
            ScalarOperator.Select =>
                Scalar.If(Condition(instruction.A), Number(instruction.B), Number(instruction.C)),
            _ => throw new ArgumentOutOfRangeException(nameof(instruction)),
        };
    }
}
