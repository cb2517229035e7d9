using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Parsing;

/// <summary>
/// What the functions of <see cref="Math"/>, of <c>MathF</c> and of the number types themselves are as instructions:
/// the only place that knows them.
/// </summary>
internal static class NumberFunctions
{
    private static readonly NumberValue One = Arithmetic.Of(1);

    private static readonly NumberValue Zero = Arithmetic.Of(0);

    private static readonly NumberValue Infinity = Arithmetic.Of(double.PositiveInfinity);

    private static readonly Dictionary<string, Func<Arithmetic, NumberValue, Value>> OfOne = new()
    {
        ["Abs"] = Operator(ScalarOperator.Abs),
        ["Acos"] = Operator(ScalarOperator.Acos),
        ["Acosh"] = Operator(ScalarOperator.Acosh),
        ["Asin"] = Operator(ScalarOperator.Asin),
        ["Asinh"] = Operator(ScalarOperator.Asinh),
        ["Atan"] = Operator(ScalarOperator.Atan),
        ["Atanh"] = Operator(ScalarOperator.Atanh),
        ["Cbrt"] = Operator(ScalarOperator.Cbrt),
        ["Cos"] = Operator(ScalarOperator.Cos),
        ["Cosh"] = Operator(ScalarOperator.Cosh),
        ["Exp"] = Operator(ScalarOperator.Exp),
        ["Exp2"] = Operator(ScalarOperator.Exp2),
        ["ExpM1"] = Operator(ScalarOperator.Expm1),
        ["Log"] = Operator(ScalarOperator.Log),
        ["Log10"] = Operator(ScalarOperator.Log10),
        ["Log2"] = Operator(ScalarOperator.Log2),
        ["LogP1"] = Operator(ScalarOperator.Log1p),
        ["Sin"] = Operator(ScalarOperator.Sin),
        ["Sinh"] = Operator(ScalarOperator.Sinh),
        ["Sqrt"] = Operator(ScalarOperator.Sqrt),
        ["Tan"] = Operator(ScalarOperator.Tan),
        ["Tanh"] = Operator(ScalarOperator.Tanh),
        ["Exp10"] = static (of, x) => of.Apply(ScalarOperator.Power, Arithmetic.Of(10), x),
        ["Exp2M1"] = static (of, x) => of.Subtract(of.Apply(ScalarOperator.Exp2, x), One),
        ["Exp10M1"] = static (of, x) => of.Subtract(of.Apply(ScalarOperator.Power, Arithmetic.Of(10), x), One),
        ["Log2P1"] = static (of, x) => of.Apply(ScalarOperator.Log2, of.Add(x, One)),
        ["Log10P1"] = static (of, x) => of.Apply(ScalarOperator.Log10, of.Add(x, One)),
        ["ReciprocalEstimate"] = static (of, x) => of.Divide(One, x),
        ["ReciprocalSqrtEstimate"] = static (of, x) => of.Divide(One, of.Apply(ScalarOperator.Sqrt, x)),
        ["DegreesToRadians"] = static (of, x) => of.Divide(of.Multiply(x, of.Rounded(Math.PI)), Arithmetic.Of(180)),
        ["RadiansToDegrees"] = static (of, x) => of.Divide(of.Multiply(x, Arithmetic.Of(180)), of.Rounded(Math.PI)),
        ["IsNaN"] = static (of, x) => of.IsNaN(x),
        ["IsRealNumber"] = static (of, x) => of.Equal(x, x),
        ["IsFinite"] = static (of, x) => of.Greater(Infinity, of.Abs(x)),
        ["IsInfinity"] = static (of, x) => of.Equal(of.Abs(x), Infinity),
        ["IsPositiveInfinity"] = static (of, x) => of.Equal(x, Infinity),
        ["IsNegativeInfinity"] = static (of, x) => of.Equal(x, Arithmetic.Of(double.NegativeInfinity)),
        ["IsNegative"] = static (of, x) => of.Greater(Zero, of.Apply(ScalarOperator.CopySign, One, x)),
        ["IsPositive"] = static (of, x) => of.Greater(of.Apply(ScalarOperator.CopySign, One, x), Zero),
    };

    private static readonly Dictionary<string, Func<Arithmetic, NumberValue, NumberValue, NumberValue>> OfTwo = new()
    {
        ["Atan2"] = static (of, y, x) => of.Apply(ScalarOperator.Atan2, y, x),
        ["CopySign"] = static (of, x, y) => of.Apply(ScalarOperator.CopySign, x, y),
        ["Hypot"] = Hypot,
        ["Log"] = static (of, x, b) => of.Divide(of.Apply(ScalarOperator.Log, x), of.Apply(ScalarOperator.Log, b)),
        ["Max"] = static (of, x, y) => of.Apply(ScalarOperator.Max, x, y),
        ["MaxMagnitude"] = static (of, x, y) => Magnitude(of, x, y, ScalarOperator.Max),
        ["MaxNumber"] = static (of, x, y) => Number(of, x, y, ScalarOperator.Max),
        ["Min"] = static (of, x, y) => of.Apply(ScalarOperator.Min, x, y),
        ["MinMagnitude"] = static (of, x, y) => Magnitude(of, x, y, ScalarOperator.Min),
        ["MinNumber"] = static (of, x, y) => Number(of, x, y, ScalarOperator.Min),
        ["Pow"] = static (of, x, y) => of.Apply(ScalarOperator.Power, x, y),
    };

    private static readonly Dictionary<string, Func<Arithmetic, NumberValue, NumberValue, NumberValue, NumberValue>>
        OfThree = new()
        {
            ["Clamp"] = static (of, x, min, max) =>
                of.Apply(ScalarOperator.Min, of.Apply(ScalarOperator.Max, x, min), max),
            ["FusedMultiplyAdd"] = static (of, x, y, z) => of.Add(of.Multiply(x, y), z),
            ["MultiplyAddEstimate"] = static (of, x, y, z) => of.Add(of.Multiply(x, y), z),
            ["Lerp"] = static (of, a, b, t) => of.Add(of.Multiply(a, of.Subtract(One, t)), of.Multiply(b, t)),
        };

    private static readonly Dictionary<string, Func<double, double>> Steps = new()
    {
        ["Floor"] = Math.Floor,
        ["Ceiling"] = Math.Ceiling,
        ["Truncate"] = Math.Truncate,
        ["Round"] = static x => Math.Round(x),
    };

    /// <summary>Whether a function's values are steps: it has a derivative, 0, between them and none at them.</summary>
    public static bool IsStep(string name) => Steps.ContainsKey(name) || name == "Sign";

    /// <summary>A function of numbers; <see langword="null"/> where it is none that has a derivative.</summary>
    public static Value? Call(string name, Arithmetic of, IReadOnlyList<NumberValue> arguments)
    {
        switch (arguments.Count)
        {
            case 1 when OfOne.TryGetValue(name, out var function):
                return function(of, arguments[0]);
            case 1 when arguments[0].IsConstant && Steps.TryGetValue(name, out var step):
                return of.Rounded(step(arguments[0].Constant));
            case 2 when OfTwo.TryGetValue(name, out var function):
                return function(of, arguments[0], arguments[1]);
            case 3 when OfThree.TryGetValue(name, out var function):
                return function(of, arguments[0], arguments[1], arguments[2]);
            default:
                return null;
        }
    }

    /// <summary>A function of a number and of an integer that is known.</summary>
    public static Value? Call(string name, Arithmetic of, NumberValue x, int n) => name switch
    {
        "ScaleB" => ScaleB(of, x, n),
        "RootN" => RootN(of, x, n),
        _ => null,
    };

    private static Func<Arithmetic, NumberValue, Value> Operator(ScalarOperator function) =>
        (of, x) => of.Apply(function, x);

    // The larger side is taken out of the root, where its square could overflow. Which one it is is asked once: at two
    // equal sides a maximum and a minimum of them could both be the same side, with a wrong derivative.
    private static NumberValue Hypot(Arithmetic of, NumberValue x, NumberValue y)
    {
        var (a, b) = (of.Abs(x), of.Abs(y));
        var isFirst = of.Greater(a, b);
        var (large, small) = (of.Select(isFirst, a, b), of.Select(isFirst, b, a));
        var ratio = of.Divide(small, large);
        var root = of.Apply(ScalarOperator.Sqrt, of.Add(One, of.Multiply(ratio, ratio)));
        var finite = of.Select(of.Equal(small, Zero), large, of.Multiply(large, root));
        return of.Select(of.Or(of.Equal(a, Infinity), of.Equal(b, Infinity)), Infinity, finite);
    }

    private static NumberValue Magnitude(Arithmetic of, NumberValue x, NumberValue y, ScalarOperator extreme)
    {
        var (a, b) = (of.Abs(x), of.Abs(y));
        var isFirst = extreme == ScalarOperator.Max ? of.Greater(a, b) : of.Greater(b, a);
        var other = of.Select(of.Equal(a, b), of.Apply(extreme, x, y), y);
        return of.Select(of.Or(isFirst, of.IsNaN(x)), x, other);
    }

    private static NumberValue Number(Arithmetic of, NumberValue x, NumberValue y, ScalarOperator extreme) =>
        of.Select(of.IsNaN(x), y, of.Select(of.IsNaN(y), x, of.Apply(extreme, x, y)));

    // In several factors, as one alone may be out of range where the result is not. Past three nothing changes.
    private static NumberValue ScaleB(Arithmetic of, NumberValue x, int n)
    {
        var most = of.Rounded(1e300).Constant > 1e300 ? 100 : 1000;
        for (var left = Math.Max(-3 * most, Math.Min(n, 3 * most)); left != 0;)
        {
            var exponent = Math.Max(-most, Math.Min(left, most));
            x = of.Multiply(x, of.Rounded(Math.Pow(2, exponent)));
            left -= exponent;
        }

        return x;
    }

    private static NumberValue RootN(Arithmetic of, NumberValue x, int n)
    {
        switch (n)
        {
            case 0: return Arithmetic.Of(double.NaN);
            case 1: return x;
            case 2: return of.Apply(ScalarOperator.Sqrt, x);
            case 3: return of.Apply(ScalarOperator.Cbrt, x);
        }

        var exponent = of.Rounded(1.0 / n);
        return n % 2 == 0
            ? of.Apply(ScalarOperator.Power, x, exponent)
            : of.Apply(ScalarOperator.CopySign, of.Apply(ScalarOperator.Power, of.Abs(x), exponent), x);
    }
}
