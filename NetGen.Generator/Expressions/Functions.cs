using NetGen.Analyzers.Model;
using static NetGen.Generator.Expressions.Scalar;

namespace NetGen.Generator.Expressions;

/// <summary>
/// The table of functions: the one place that a new one is added to. Derivatives are written so that they keep their
/// digits up to the edges of the domain: no difference of nearly equal numbers, no square that overflows where the result
/// would not.
/// </summary>
internal static class Functions
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.3025850929940456840;
    private const double TwoOverSqrtPi = 1.1283791670955125739;

    /// <summary>From here on √(1 + x²) is |x| to the last digit of a double, and x² is still finite in a float.</summary>
    private const double Large = 1e9;

    private static readonly Dictionary<UnaryFunction, UnaryFacts> Unaries = new()
    {
        [UnaryFunction.Negate] = new((_, _) => -1.0, "-{0}", "-{0}", x => -x),
        [UnaryFunction.Abs] = new(
            (x, _) => IfGreater(x, 0, 1, IfGreater(0, x, -1, 0)), "V.Abs({0})", "{M}.Abs({0})", Math.Abs),
        [UnaryFunction.Acos] = Known("Acos", (x, _) => -1 / Sqrt((1 - x) * (1 + x)), Math.Acos),
        [UnaryFunction.Acosh] = Known("Acosh", (x, _) => 1 / (Sqrt(x - 1) * Sqrt(x + 1)), ConstantMath.Acosh),
        [UnaryFunction.Asin] = Known("Asin", (x, _) => 1 / Sqrt((1 - x) * (1 + x)), Math.Asin),
        [UnaryFunction.Asinh] = Known(
            "Asinh",
            (x, _) => 1 / Max(Abs(x), Sqrt(1 + (Min(Large, Abs(x)) * Min(Large, Abs(x))))),
            ConstantMath.Asinh),
        [UnaryFunction.Atan] = Known("Atan", (x, _) => 1 / (1 + (x * x)), Math.Atan),
        [UnaryFunction.Atanh] = Known("Atanh", (x, _) => 1 / ((1 - x) * (1 + x)), ConstantMath.Atanh),
        [UnaryFunction.Cbrt] = Known("Cbrt", (_, y) => 1 / (3 * (y * y)), ConstantMath.Cbrt),
        [UnaryFunction.Cos] = Known("Cos", (x, _) => -Sin(x), Math.Cos),
        [UnaryFunction.Cosh] = Known("Cosh", (x, _) => Sinh(x), Math.Cosh),
        [UnaryFunction.Erf] = Special("Erf", (x, _) => TwoOverSqrtPi * Exp(-(x * x)), null),
        [UnaryFunction.Erfc] = Special("Erfc", (x, _) => -TwoOverSqrtPi * Exp(-(x * x)), null),
        [UnaryFunction.Exp] = Known("Exp", (_, y) => y, Math.Exp),
        [UnaryFunction.Exp2] = Known("Exp2", (_, y) => Ln2 * y, x => Math.Pow(2, x), "{T}.Exp2({0})"),

        // Not 1 + y, which is 0 long before eˣ is.
        [UnaryFunction.Expm1] = Special("Expm1", (x, _) => Exp(x), ConstantMath.Expm1),
        [UnaryFunction.Log] = Known("Log", (x, _) => 1 / x, Math.Log),
        [UnaryFunction.Log10] = Known("Log10", (x, _) => (1 / Ln10) / x, Math.Log10),
        [UnaryFunction.Log1p] = Special("Log1p", (x, _) => 1 / (1 + x), ConstantMath.Log1p),
        [UnaryFunction.Log2] = Known("Log2", (x, _) => (1 / Ln2) / x, ConstantMath.Log2),
        [UnaryFunction.Round] = new((_, _) => 0.0, "V.Round({0})", "{M}.Round({0})", Math.Round),

        // Not y (1 − y), whose difference is 0 long before the derivative is.
        [UnaryFunction.Sigmoid] = new(
            (x, y) => y * Sigmoid(-x),
            "Kernels::VectorMath<{T}>.Sigmoid({0})",
            null,
            x => 1 / (1 + Math.Exp(-x)),
            x => 1 / (1 + Exp(-x))),
        [UnaryFunction.Sin] = Known("Sin", (x, _) => Cos(x), Math.Sin),
        [UnaryFunction.Sinh] = Known("Sinh", (x, _) => Cosh(x), Math.Sinh),
        [UnaryFunction.Softplus] = new(
            (x, _) => Sigmoid(x),
            "Kernels::VectorMath<{T}>.Softplus({0})",
            null,
            x => Math.Max(x, 0) + ConstantMath.Log1p(Math.Exp(-Math.Abs(x))),
            x => Max(0, x) + Log1p(Exp(-Abs(x)))),
        [UnaryFunction.Sqrt] = new((_, y) => 0.5 / y, "V.Sqrt({0})", "{M}.Sqrt({0})", Math.Sqrt),
        [UnaryFunction.Tan] = Known("Tan", (_, y) => 1 + (y * y), Math.Tan),

        // Not 1 − y², which is 0 long before the derivative is.
        [UnaryFunction.Tanh] = Known("Tanh", (x, _) => 1 / (Cosh(x) * Cosh(x)), Math.Tanh),
    };

    private static readonly Dictionary<BinaryOperator, BinaryFacts> Binaries = new()
    {
        [BinaryOperator.Max] = new(BinaryTangents.OfMax, "V.Max({0}, {1})", "{M}.Max({0}, {1})", (a, b) => a > b ? a : b),
        [BinaryOperator.Min] = new(BinaryTangents.OfMin, "V.Min({0}, {1})", "{M}.Min({0}, {1})", (a, b) => a < b ? a : b),
        [BinaryOperator.Maximum] = new(
            BinaryTangents.OfMax, "Kernels::VectorMath<{T}>.Maximum({0}, {1})", "{M}.Max({0}, {1})", Math.Max),
        [BinaryOperator.Minimum] = new(
            BinaryTangents.OfMin, "Kernels::VectorMath<{T}>.Minimum({0}, {1})", "{M}.Min({0}, {1})", Math.Min),
        [BinaryOperator.Power] = new(
            BinaryTangents.OfPower, "Kernels::VectorMath<{T}>.Power({0}, {1})", "{M}.Pow({0}, {1})", Math.Pow),
        [BinaryOperator.Atan2] = new(
            BinaryTangents.OfAtan2, "Kernels::VectorMath<{T}>.Atan2({0}, {1})", "{M}.Atan2({0}, {1})", Math.Atan2),
        [BinaryOperator.CopySign] = new(
            BinaryTangents.OfCopySign, "V.CopySign({0}, {1})", "{M}.CopySign({0}, {1})", ConstantMath.CopySign),
    };

    public static UnaryFacts Of(UnaryFunction function) => Unaries[function];

    /// <summary>What is known of a function of two operands; of those written with a sign the differentiator knows.</summary>
    public static BinaryFacts Of(BinaryOperator function) => Binaries[function];

    /// <summary>A function that the framework and <c>VectorMath</c> know by one name.</summary>
    private static UnaryFacts Known(
        string name,
        Func<Expression, Expression, Expression> derivative,
        Func<double, double> evaluate,
        string? scalar = null) =>
        new(derivative, $"Kernels::VectorMath<{{T}}>.{name}({{0}})", scalar ?? $"{{M}}.{name}({{0}})", evaluate);

    /// <summary>A function that the framework lacks, or has only in a form that loses digits.</summary>
    private static UnaryFacts Special(
        string name, Func<Expression, Expression, Expression> derivative, Func<double, double>? evaluate) =>
        new(
            derivative,
            $"Kernels::VectorMath<{{T}}>.{name}({{0}})",
            $"{{C}}global::NetGen.Kernels.SpecialFunctions.{name}({{0}})",
            evaluate);
}
