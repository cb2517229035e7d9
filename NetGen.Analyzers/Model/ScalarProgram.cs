namespace NetGen.Analyzers.Model;

/// <summary>
/// What a function of numbers computes, as a list of instructions of which each reads earlier ones: branches are choices,
/// loops unrolled and calls inlined. Equal programs compute the same, and no two instructions are equal.
/// </summary>
/// <param name="Instructions">The instructions.</param>
/// <param name="Result">The instruction whose value the function returns.</param>
internal sealed record ScalarProgram(EquatableArray<ScalarInstruction> Instructions, int Result);

/// <summary>One instruction.</summary>
/// <param name="Operator">What it computes.</param>
/// <param name="A">The instruction of its first operand; of a parameter its place in the list of parameters.</param>
/// <param name="B">The instruction of its second operand.</param>
/// <param name="C">The instruction of its third operand.</param>
/// <param name="Bits">The bits of a constant as a double, so that −0 differs from 0 and NaN equals NaN.</param>
internal readonly record struct ScalarInstruction(ScalarOperator Operator, int A = -1, int B = -1, int C = -1, long Bits = 0)
{
    /// <summary>The value of a constant.</summary>
    public double Value => BitConverter.Int64BitsToDouble(Bits);

    public static ScalarInstruction Constant(double value) =>
        new(ScalarOperator.Constant, Bits: BitConverter.DoubleToInt64Bits(value));

    public static ScalarInstruction Parameter(int index) => new(ScalarOperator.Parameter, index);
}

/// <summary>
/// What an instruction computes. Numbers follow .NET: <see cref="Max"/> and <see cref="Min"/> give NaN where either operand
/// is NaN, comparisons with NaN are false but for <see cref="NotEqual"/>.
/// </summary>
internal enum ScalarOperator
{
    Constant,
    Parameter,

    // A number from one number.
    Negate,
    Abs,
    Sqrt,
    Cbrt,
    Exp,
    Exp2,
    Expm1,
    Log,
    Log1p,
    Log2,
    Log10,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,

    // A number from two numbers.
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>A raised to B.</summary>
    Power,

    /// <summary>The angle whose tangent is A / B, in the quadrant of the point (B, A).</summary>
    Atan2,
    Max,
    Min,

    /// <summary>The size of A with the sign of B, that of −0 and of NaN included.</summary>
    CopySign,

    // A condition from two numbers.
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,

    // A condition from conditions.
    And,
    Or,
    Not,

    /// <summary>The number B where the condition A holds, else the number C.</summary>
    Select,
}
