using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// Powers of two, logarithms to other bases and the cube root. Without a fused multiply-add the figures are from every
/// seventh argument.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary><c>2ˣ</c>; at most 0.89 (1.09) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Exp2>(x);

        // Beyond these bounds the result is infinity or 0.
        var bounded = V.Max(Create<V>(-151f), V.Min(Create<V>(129f), x));
        var n = V.Round(bounded);
        return ExpTwo(bounded - n, n);
    }

    /// <summary>
    /// The logarithm to base 2, exact for powers of two; −∞ at ±0 and NaN below; at most 1.93 (2.39) ulp.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Log2<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Log2>(x);

        var log = LogOfSignificand(x, out var exponent);
        return WithLimitsOfLog(x, V.MultiplyAdd(log, Create<V>(Log2E), exponent));
    }

    /// <summary>The logarithm to base 10; −∞ at ±0 and NaN below; at most 2.59 (2.47) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Log10<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Log10>(x);

        // log10 2 in two parts, of which the first has sixteen bits: its product with the exponent is exact.
        var log = LogOfSignificand(x, out var exponent);
        var low = V.MultiplyAdd(exponent, Create<V>(-3.02435546e-6f), log * Create<V>(0.434294492f));
        return WithLimitsOfLog(x, V.MultiplyAdd(exponent, Create<V>(0.30103302f), low));
    }

    /// <summary>The cube root, of negative numbers too; at most 0.52 (0.77) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Cbrt<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Cbrt>(x);

        // |x| = 2^3k m with m in [1, 8); the quotient of an integer by three is never a tie.
        var magnitude = V.Abs(x);
        var denormal = V.LessThan(magnitude, Create<V>(SmallestNormal));
        var normal = V.Where(denormal, magnitude * Create<V>(16777216f), magnitude);
        var exponent = V.Exponent(normal);
        var k = V.Round((exponent - Create<V>(1f)) * Create<V>(1f / 3f));
        var m = V.ScaleByPowerOfTwo(V.Significand(normal), exponent - (k * Create<V>(3f)));

        // A polynomial of error 2^-10.5, cut to twelve bits, so that its square is exact; one step of Halley's method,
        // y - y (y^3 - m) / (2 y^3 + m), makes of it an error of 2^-31.
        var y = Create<V>(8.812132e-5f);
        y = V.MultiplyAdd(y, m, Create<V>(-0.00230818428f));
        y = V.MultiplyAdd(y, m, Create<V>(0.0241831187f));
        y = V.MultiplyAdd(y, m, Create<V>(-0.134530351f));
        y = V.MultiplyAdd(y, m, Create<V>(0.526154995f));
        y = V.MultiplyAdd(y, m, Create<V>(0.587116301f));
        y = V.And(y, Create<V>(UpperTwelveBits));
        var square = y * y;
        var residual = V.MultiplyAdd(square, y, -m);
        var denominator = V.MultiplyAdd(square, y + y, m);
        var root = y - (y * residual / denominator);
        k = V.Where(denormal, k - Create<V>(8f), k);
        var result = V.CopySign(V.ScaleByPowerOfTwo(root, k), x);
        var regular = V.And(V.GreaterThan(magnitude, V.Zero), V.LessThan(magnitude, Create<V>(float.PositiveInfinity)));
        return V.Where(regular, result, x);
    }

    /// <summary><c>2ʳ × 2ⁿ</c> for r in ±0.5; the error of the approximation is 2^-27.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTwo<V>(V r, V n)
        where V : struct, ISimd<V, T>
    {
        var p = Create<V>(0.000158259092f);
        p = V.MultiplyAdd(p, r, Create<V>(0.00134177448f));
        p = V.MultiplyAdd(p, r, Create<V>(0.00961706229f));
        p = V.MultiplyAdd(p, r, Create<V>(0.0555027276f));
        p = V.MultiplyAdd(p, r, Create<V>(0.240226552f));
        p = V.MultiplyAdd(p, r, Create<V>(0.693147242f));
        return V.ScaleByPowerOfTwo(V.MultiplyAdd(p, r, Create<V>(1f)), n);
    }

    /// <summary>
    /// <c>ln m</c> for positive finite <c>x = m × 2ⁿ</c>, with m in (2/3, 4/3] and n in <paramref name="exponent"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfSignificand<V>(V x, out V exponent)
        where V : struct, ISimd<V, T>
    {
        var denormal = V.LessThan(x, Create<V>(SmallestNormal));
        var normal = V.Where(denormal, x * Create<V>(8388608f), x);
        exponent = V.Exponent(normal) - V.Where(denormal, Create<V>(23f), V.Zero);
        var f = Centred(V.Significand(normal), ref exponent);
        var square = f * f;
        return f + V.MultiplyAdd(square, Create<V>(-0.5f), square * f * LogPolynomial(f));
    }
}
