using NetGen.Analyzers.Model;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Differentiation;

/// <summary>
/// <c>a / (1 + eᵘ)</c> in a program, which is <c>a σ(−u)</c>. Where eᵘ overflows the quotient is 0, as it should be, but its
/// derivative by the rules is infinity over infinity; that of σ is right everywhere.
/// </summary>
/// <param name="numerator">The instruction of a.</param>
/// <param name="exponent">The instruction of u.</param>
internal readonly struct SigmoidPattern(int numerator, int exponent)
{
    /// <summary>The pattern that ends in an instruction, if one does.</summary>
    public static SigmoidPattern? At(ScalarProgram program, int index)
    {
        var quotient = program.Instructions[index];
        if (quotient.Operator != ScalarOperator.Divide)
            return null;
        var sum = program.Instructions[quotient.B];
        if (sum.Operator != ScalarOperator.Add)
            return null;
        var (left, right) = (program.Instructions[sum.A], program.Instructions[sum.B]);
        if (IsOne(left) && right.Operator == ScalarOperator.Exp)
            return new(quotient.A, right.A);
        return IsOne(right) && left.Operator == ScalarOperator.Exp ? new(quotient.A, left.A) : null;
    }

    /// <summary>The quotient, from the values of earlier instructions.</summary>
    public Expression Of(IReadOnlyList<Node> values) => (Expression)values[numerator] * Sigmoid(values);

    /// <summary>Its tangent, from those of earlier instructions.</summary>
    public Expression Tangent(IReadOnlyList<Node> values, IReadOnlyList<Expression> tangents)
    {
        var sigmoid = Sigmoid(values);
        var slope = Differentiator.Tangent(sigmoid, sigmoid, Tangents.Negation(tangents[exponent]));
        return Tangents.Sum(
            Tangents.Product(sigmoid, tangents[numerator]), Tangents.Product((Expression)values[numerator], slope));
    }

    private static bool IsOne(ScalarInstruction instruction) =>
        instruction is { Operator: ScalarOperator.Constant, Value: 1 };

    private Unary Sigmoid(IReadOnlyList<Node> values) =>
        new(UnaryFunction.Sigmoid, Simplifier.Negate((Expression)values[exponent]));
}
