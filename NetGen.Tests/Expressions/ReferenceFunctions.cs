using NetGen.Generator.Expressions;
using static NetGen.Tests.Expressions.BigReal;

namespace NetGen.Tests.Expressions;

/// <summary>The functions of one operand to many digits, and where their derivatives are to be right.</summary>
/// <param name="Value">The function.</param>
/// <param name="Domain">Where it is smooth, so far out as a reference makes sense.</param>
internal sealed record ReferenceFunction(Func<BigReal, BigReal> Value, Func<double, bool> Domain)
{
    private static readonly BigReal Two = Of(2);
    private static readonly BigReal Half = Of(0.5);

    public static readonly IReadOnlyDictionary<UnaryFunction, ReferenceFunction> All =
        new Dictionary<UnaryFunction, ReferenceFunction>
        {
            [UnaryFunction.Negate] = new(x => -x, _ => true),
            [UnaryFunction.Abs] = new(Abs, x => x != 0),
            [UnaryFunction.Acos] = new(x => (Pi.Value / Two) - ArcSine(x), x => Math.Abs(x) < 1),
            [UnaryFunction.Acosh] = new(x => Log(x + Sqrt((x * x) - One)), x => x > 1),
            [UnaryFunction.Asin] = new(ArcSine, x => Math.Abs(x) < 1),
            [UnaryFunction.Asinh] = new(x => Log(x + Sqrt((x * x) + One)), _ => true),
            [UnaryFunction.Atan] = new(Atan, _ => true),
            [UnaryFunction.Atanh] = new(x => Half * Log((One + x) / (One - x)), x => Math.Abs(x) < 1),
            [UnaryFunction.Cbrt] = new(Cbrt, x => x != 0),
            [UnaryFunction.Cos] = new(Cos, x => Math.Abs(x) < 2e4),
            [UnaryFunction.Cosh] = new(x => Half * (Exp(x) + Exp(-x)), x => Math.Abs(x) < 701),
            [UnaryFunction.Erf] = new(ErrorFunction, x => Math.Abs(x) < 6),
            [UnaryFunction.Erfc] = new(x => One - ErrorFunction(x), x => Math.Abs(x) < 6),
            [UnaryFunction.Exp] = new(Exp, x => Math.Abs(x) < 701),
            [UnaryFunction.Exp2] = new(x => Exp(x * Log(Two)), x => Math.Abs(x) < 701),
            [UnaryFunction.Expm1] = new(x => Exp(x) - One, x => Math.Abs(x) < 701),
            [UnaryFunction.Log] = new(Log, x => x > 0),
            [UnaryFunction.Log10] = new(x => Log(x) / Log(Of(10)), x => x > 0),
            [UnaryFunction.Log1p] = new(x => Log(One + x), x => x > -1),
            [UnaryFunction.Log2] = new(x => Log(x) / Log(Two), x => x > 0),
            [UnaryFunction.Round] = new(Round, x => Math.Abs(x) < 1e15 && Math.Abs(x) % 1 != 0.5),
            [UnaryFunction.Sigmoid] = new(x => One / (One + Exp(-x)), x => Math.Abs(x) < 701),
            [UnaryFunction.Sin] = new(Sin, x => Math.Abs(x) < 2e4),
            [UnaryFunction.Sinh] = new(x => Half * (Exp(x) - Exp(-x)), x => Math.Abs(x) < 701),
            [UnaryFunction.Softplus] = new(x => Log(One + Exp(x)), x => Math.Abs(x) < 701),
            [UnaryFunction.Sqrt] = new(Sqrt, x => x > 0),
            [UnaryFunction.Tan] = new(x => Sin(x) / Cos(x), x => Math.Abs(x) < 2e4),
            [UnaryFunction.Tanh] = new(x => (Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x)), x => Math.Abs(x) < 701),
        };

    /// <summary>
    /// The derivative by a central difference whose step is so small, and whose numbers so long, that it is right to more
    /// digits than a double has.
    /// </summary>
    public double DerivativeAt(double x) => Slope(Value, x).ToDouble();

    /// <inheritdoc cref="DerivativeAt"/>
    public static BigReal Slope(Func<BigReal, BigReal> function, double x)
    {
        var step = Of(Math.ScaleB(1, (x == 0 ? 0 : Math.ILogB(x)))) * Of(Math.ScaleB(1, -120));
        return (function(Of(x) + step) - function(Of(x) - step)) / (step + step);
    }

    private static BigReal ArcSine(BigReal x) => Atan(x / Sqrt((One - x) * (One + x)));

    private static BigReal ErrorFunction(BigReal x)
    {
        var (sum, power) = (x, x);
        for (var n = 1; n < 2000 && !power.Scaled.IsZero; n++)
        {
            power = new(-(power * x * x).Scaled / n);
            sum += new BigReal(power.Scaled / ((2 * n) + 1));
        }

        return sum * Two / Sqrt(Pi.Value);
    }
}
