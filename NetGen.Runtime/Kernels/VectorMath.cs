using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Elementary functions on vectors of any width, for the whole range of the element type: denormals, infinities and NaN
/// included. Those of <see cref="float"/> are branch-free but for large arguments of the trigonometric ones, use no
/// tables, and do the same operations in the same order at every width, so that the result of a lane does not depend on
/// the width. Those of <see cref="double"/> go lane by lane through the platform's, accurate to about 1e-15.
/// </summary>
/// <remarks>
/// Errors are those of <see cref="float"/>, in units in the last place of the exact result, the largest found over all
/// 2³² arguments; the first figure holds where the processor has a fused multiply-add, the second where it has none.
/// The polynomials are minimax approximations in relative error (Remez, by iteratively reweighted least squares),
/// computed for this file.
/// <para>
/// Functions that built-in layers use are inlined into their kernels. The longer ones of the others are calls of their
/// own: the JIT stops inlining into a method that has 512 locals, and a kernel with a few of them would be many times
/// slower.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // ln 2 = High + Low. High has nine significant bits, so that its product with any exponent of a float is exact,
    // also without a fused multiply-add (Cody and Waite 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Log2E = 1.44269504f;

    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary><c>eˣ</c>; at most 1.06 (1.03) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Exp>(x);

        // Beyond these bounds the result is infinity or 0; within them the exponent n stays in [-150, 128].
        var bounded = V.Max(Create<V>(-104f), V.Min(Create<V>(89f), x));
        var n = V.Round(bounded * Create<V>(Log2E));
        return V.ScaleByPowerOfTwo(Create<V>(1f) + ExpMinusOneReduced(bounded, n), n);
    }

    /// <summary>The natural logarithm; −∞ at ±0 and NaN below; at most 0.88 (0.88) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Log>(x);

        var denormal = V.LessThan(x, Create<V>(SmallestNormal));
        var normal = V.Where(denormal, x * Create<V>(8388608f), x);
        var exponent = V.Exponent(normal) - V.Where(denormal, Create<V>(23f), V.Zero);
        return WithLimitsOfLog(x, LogOfParts(exponent, V.Significand(normal)));
    }

    /// <summary><c>ln(1 + x)</c>, accurate also near 0; −∞ at −1 and NaN below; at most 1.44 (1.44) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Log1p>(x);

        // 1 + x = u + c exactly, u being the rounded sum; ln(u + c) = ln u + c / u to first order, the rest being far
        // below the last place (Kahan). Where u is 1, the result is x to the last place, sign of zero included.
        var one = Create<V>(1f);
        var u = one + x;
        var c = V.Where(V.GreaterThan(x, one), one - (u - x), x - (u - one));
        var log = LogOfParts(V.Exponent(u), V.Significand(u)) + (c / u);
        return V.Where(V.Equal(u, one), x, WithLimitsOfLog(u, log));
    }

    /// <summary>The logistic function <c>1 / (1 + e⁻ˣ)</c>; at most 2.41 (2.41) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Sigmoid>(x);

        // With t = e^-|x|, which cannot overflow: 1 / (1 + t) for x >= 0 and t / (1 + t) below.
        var one = Create<V>(1f);
        var t = Exp(V.Min(-x, x));
        return V.Where(V.LessThan(x, V.Zero), t, one) / (one + t);
    }

    /// <summary>The hyperbolic tangent; at most 2.52 (2.56) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Tanh>(x);

        // tanh y = m / (m + 2) with m = e^2y - 1, which keeps its relative accuracy near 0: no difference of nearly
        // equal numbers arises for y >= 0. From y = 9.02 on the result is 1 to the last place.
        var one = Create<V>(1f);
        var y = V.Min(Create<V>(10f), V.Abs(x));
        var twice = y + y;
        var n = V.Round(twice * Create<V>(Log2E));
        var power = V.ScaleByPowerOfTwo(one, n);
        var m = V.MultiplyAdd(ExpMinusOneReduced(twice, n), power, power - one);
        return V.CopySign(m / (m + Create<V>(2f)), x);
    }

    /// <summary><c>ln(1 + eˣ)</c>, the smooth form of <c>max(x, 0)</c>; at most 2.80 (2.80) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Softplus>(x);

        // max(x, 0) + ln(1 + t) with t = e^-|x| in [0, 1], and ln(1 + t) = 2 artanh(s / 2) with s = 2t / (2 + t) in [0,
        // 2/3], as s + s^3 P(s^2); the error of the approximation is 2^-26.9.
        var t = Exp(V.Min(-x, x));
        var s = (t + t) / (Create<V>(2f) + t);
        var square = s * s;
        var p = Create<V>(0.27268991f / 512f);
        p = V.MultiplyAdd(p, square, Create<V>(0.281703f / 128f));
        p = V.MultiplyAdd(p, square, Create<V>(0.40009677f / 32f));
        p = V.MultiplyAdd(p, square, Create<V>(0.6666667f / 8f));
        return V.Max(V.Zero, x) + V.MultiplyAdd(s * square, p, s);
    }

    /// <summary>A constant of the functions of <see cref="float"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Create<V>(float value)
        where V : struct, ISimd<V, T> => V.Create(Unsafe.BitCast<float, T>(value));

    /// <summary><c>e^(x − n ln 2) − 1</c>, for n that leaves ±0.347.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpMinusOneReduced<V>(V x, V n)
        where V : struct, ISimd<V, T> => ExpMinusOne(ReduceByLn2(x, n));

    /// <summary><c>x − n ln 2</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReduceByLn2<V>(V x, V n)
        where V : struct, ISimd<V, T> =>
        V.MultiplyAdd(n, Create<V>(-Ln2Low), V.MultiplyAdd(n, Create<V>(-Ln2High), x));

    /// <summary><c>eʳ − 1</c> for r in ±0.347, as <c>r + r² Q(r)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpMinusOne<V>(V r)
        where V : struct, ISimd<V, T>
    {
        var q = Create<V>(1.3946071e-3f);
        q = V.MultiplyAdd(q, r, Create<V>(8.366317e-3f));
        q = V.MultiplyAdd(q, r, Create<V>(0.041666288f));
        q = V.MultiplyAdd(q, r, Create<V>(0.16666546f));
        q = V.MultiplyAdd(q, r, Create<V>(0.5f));
        return V.MultiplyAdd(r * r, q, r);
    }

    /// <summary><c>exponent × ln 2 + ln(significand)</c> for a significand in [1, 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfParts<V>(V exponent, V significand)
        where V : struct, ISimd<V, T>
    {
        var f = Centred(significand, ref exponent);
        var square = f * f;
        var low = V.MultiplyAdd(exponent, Create<V>(Ln2Low), square * f * LogPolynomial(f));
        low = V.MultiplyAdd(square, Create<V>(-0.5f), low);
        return V.MultiplyAdd(exponent, Create<V>(Ln2High), f + low);
    }

    /// <summary>
    /// <c>f = significand − 1</c> in ±1/3: significands above 4/3 are halved, so that numbers just below 1 get the
    /// <paramref name="exponent"/> 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Centred<V>(V significand, ref V exponent)
        where V : struct, ISimd<V, T>
    {
        var one = Create<V>(1f);
        var high = V.GreaterThan(significand, Create<V>(1.3333334f));
        exponent = V.Where(high, exponent + one, exponent);
        return V.Where(high, significand * Create<V>(0.5f), significand) - one;
    }

    /// <summary>P with <c>ln(1 + f) = f − f² / 2 + f³ P(f)</c> for f in ±1/3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogPolynomial<V>(V f)
        where V : struct, ISimd<V, T>
    {
        var p = Create<V>(-0.12631927f);
        p = V.MultiplyAdd(p, f, Create<V>(0.1363505f));
        p = V.MultiplyAdd(p, f, Create<V>(-0.12246021f));
        p = V.MultiplyAdd(p, f, Create<V>(0.14084987f));
        p = V.MultiplyAdd(p, f, Create<V>(-0.16675848f));
        p = V.MultiplyAdd(p, f, Create<V>(0.20004854f));
        p = V.MultiplyAdd(p, f, Create<V>(-0.24999906f));
        return V.MultiplyAdd(p, f, Create<V>(0.3333333f));
    }

    /// <summary>
    /// <paramref name="log"/> where <paramref name="x"/> is positive and finite, else what the logarithm is there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithLimitsOfLog<V>(V x, V log)
        where V : struct, ISimd<V, T>
    {
        var infinity = Create<V>(float.PositiveInfinity);
        var atMostZero = V.Where(V.Equal(x, V.Zero), -infinity, Create<V>(float.NaN));
        return V.Where(
            V.GreaterThan(x, V.Zero),
            V.Where(V.Equal(x, infinity), infinity, log),
            atMostZero);
    }
}
