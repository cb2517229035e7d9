using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Generator.Expressions;

/// <summary>All that is known of a function of one operand.</summary>
/// <param name="Derivative">Its derivative, from the operand x and the value y.</param>
/// <param name="Vector">The call on vectors of type V, with <c>{0}</c> for the operand.</param>
/// <param name="Double">The call on doubles, with <c>{0}</c> for the operand.</param>
/// <param name="Evaluate">
/// The value, for folding constants; <see langword="null"/> where the compiler's framework has no such function.
/// </param>
internal sealed record FunctionFacts(
    Func<Expression, Expression, Expression> Derivative,
    string Vector,
    string Double,
    Func<double, double>? Evaluate);

/// <summary>The table of functions: the one place that a new one is added to.</summary>
internal static class Functions
{
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    private static readonly Dictionary<UnaryFunction, FunctionFacts> Table = new()
    {
        [UnaryFunction.Negate] = new((_, _) => -1.0, "-{0}", "-{0}", x => -x),
        [UnaryFunction.Abs] = new(
            (x, _) => IfGreater(x, 0, 1, IfGreater(0, x, -1, 0)), "V.Abs({0})", "global::System.Math.Abs({0})", Math.Abs),
        [UnaryFunction.Erf] = new(
            (x, _) => TwoOverSqrtPi * Exp(-(x * x)),
            "Kernels::VectorMath<{T}>.Erf({0})",
            "Kernels::SpecialFunctions.Erf({0})",
            null),
        [UnaryFunction.Erfc] = new(
            (x, _) => -TwoOverSqrtPi * Exp(-(x * x)),
            "Kernels::VectorMath<{T}>.Erfc({0})",
            "Kernels::SpecialFunctions.Erfc({0})",
            null),
        [UnaryFunction.Exp] = new((_, y) => y, "Kernels::VectorMath<{T}>.Exp({0})", "global::System.Math.Exp({0})", Math.Exp),
        [UnaryFunction.Expm1] = new(
            (_, y) => 1 + y, "Kernels::VectorMath<{T}>.Expm1({0})", "Kernels::SpecialFunctions.Expm1({0})", null),
        [UnaryFunction.Log] = new((x, _) => 1 / x, "Kernels::VectorMath<{T}>.Log({0})", "global::System.Math.Log({0})", Math.Log),
        [UnaryFunction.Log1p] = new(
            (x, _) => 1 / (1 + x), "Kernels::VectorMath<{T}>.Log1p({0})", "global::System.Math.Log(1 + {0})", x => Math.Log(1 + x)),
        [UnaryFunction.Round] = new((_, _) => 0.0, "V.Round({0})", "global::System.Math.Round({0})", Math.Round),
        [UnaryFunction.Sigmoid] = new(
            (_, y) => y * (1 - y), "Kernels::VectorMath<{T}>.Sigmoid({0})", "(1 / (1 + global::System.Math.Exp(-{0})))", x => 1 / (1 + Math.Exp(-x))),
        [UnaryFunction.Softplus] = new(
            (x, _) => Sigmoid(x),
            "Kernels::VectorMath<{T}>.Softplus({0})",
            "(global::System.Math.Max({0}, 0) + global::System.Math.Log(1 + global::System.Math.Exp(-global::System.Math.Abs({0}))))",
            x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)))),
        [UnaryFunction.Sqrt] = new((_, y) => 0.5 / y, "V.Sqrt({0})", "global::System.Math.Sqrt({0})", Math.Sqrt),
        [UnaryFunction.Tanh] = new((_, y) => 1 - (y * y), "Kernels::VectorMath<{T}>.Tanh({0})", "global::System.Math.Tanh({0})", Math.Tanh),
    };

    public static FunctionFacts Of(UnaryFunction function) => Table[function];
}
