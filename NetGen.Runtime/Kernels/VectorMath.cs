using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Elementary functions on vectors of any width, for the whole range of <see cref="float"/>: denormals, infinities and
/// NaN included. All are branch-free, use neither tables nor calls, and do the same operations in the same order at every
/// width, so that the result of a lane does not depend on the width.
/// </summary>
/// <remarks>
/// Errors are in units in the last place of the exact result, the largest found over all 2³² arguments; the first figure
/// holds where the processor has a fused multiply-add, the second where it has none. The polynomials are minimax
/// approximations in relative error (Remez, by iteratively reweighted least squares), computed for this file.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorMath
{
    // ln 2 = High + Low. High has nine significant bits, so that its product with any exponent of a float is exact,
    // also without a fused multiply-add (Cody and Waite 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Log2E = 1.44269504f;

    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary><c>eˣ</c>; at most 1.04 (1.04) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // Beyond these bounds the result is infinity or 0; within them the exponent n stays in [-150, 128].
        var bounded = TVector.Max(TVector.Create(-104f), TVector.Min(TVector.Create(89f), x));
        var n = TVector.Round(bounded * TVector.Create(Log2E));
        return TVector.ScaleByPowerOfTwo(TVector.Create(1f) + ExpMinusOneReduced(bounded, n), n);
    }

    /// <summary>The natural logarithm; −∞ at ±0 and NaN below; at most 0.81 (0.81) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        var denormal = TVector.LessThan(x, TVector.Create(SmallestNormal));
        var normal = TVector.Where(denormal, x * TVector.Create(8388608f), x);
        var exponent = TVector.Exponent(normal) - TVector.Where(denormal, TVector.Create(23f), TVector.Zero);
        return WithLimitsOfLog(x, LogOfParts(exponent, TVector.Significand(normal)));
    }

    /// <summary><c>ln(1 + x)</c>, accurate also near 0; −∞ at −1 and NaN below; at most 1.5 (1.5) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // 1 + x = u + c exactly, u being the rounded sum; ln(u + c) = ln u + c / u to first order, the rest being far
        // below the last place (Kahan). Where u is 1, x itself is the result to the last place, and keeps the sign of 0.
        var one = TVector.Create(1f);
        var u = one + x;
        var c = TVector.Where(TVector.GreaterThan(x, one), one - (u - x), x - (u - one));
        var log = LogOfParts(TVector.Exponent(u), TVector.Significand(u)) + (c / u);
        return TVector.Where(TVector.Equal(u, one), x, WithLimitsOfLog(u, log));
    }

    /// <summary>The logistic function <c>1 / (1 + e⁻ˣ)</c>; at most 2.3 (2.3) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // With t = e^-|x|, which cannot overflow: 1 / (1 + t) for x >= 0 and t / (1 + t) below.
        var one = TVector.Create(1f);
        var t = Exp(TVector.Min(-x, x));
        return TVector.Where(TVector.LessThan(x, TVector.Zero), t, one) / (one + t);
    }

    /// <summary>The hyperbolic tangent; at most 2.4 (2.6) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // tanh y = m / (m + 2) with m = e^2y - 1, which keeps its relative accuracy near 0: no difference of nearly equal
        // numbers arises for y >= 0. From y = 9.02 on the result is 1 to the last place.
        var one = TVector.Create(1f);
        var y = TVector.Min(TVector.Create(10f), TVector.Abs(x));
        var twice = y + y;
        var n = TVector.Round(twice * TVector.Create(Log2E));
        var power = TVector.ScaleByPowerOfTwo(one, n);
        var m = TVector.MultiplyAdd(ExpMinusOneReduced(twice, n), power, power - one);
        return TVector.CopySign(m / (m + TVector.Create(2f)), x);
    }

    /// <summary><c>ln(1 + eˣ)</c>, the smooth form of <c>max(x, 0)</c>; at most 2.4 (2.4) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Softplus<TVector>(TVector x)
        where TVector : struct, ISimd<TVector>
    {
        // max(x, 0) + ln(1 + t) with t = e^-|x| in [0, 1], and ln(1 + t) = 2 artanh(s / 2) with s = 2t / (2 + t) in [0, 2/3],
        // as s + s^3 P(s^2); the error of the approximation is 2^-26.9.
        var t = Exp(TVector.Min(-x, x));
        var s = (t + t) / (TVector.Create(2f) + t);
        var square = s * s;
        var p = TVector.Create(0.27268991f / 512f);
        p = TVector.MultiplyAdd(p, square, TVector.Create(0.281703f / 128f));
        p = TVector.MultiplyAdd(p, square, TVector.Create(0.40009677f / 32f));
        p = TVector.MultiplyAdd(p, square, TVector.Create(0.6666667f / 8f));
        return TVector.Max(TVector.Zero, x) + TVector.MultiplyAdd(s * square, p, s);
    }

    /// <summary><c>eʳ − 1</c> with <c>r = x − n ln 2</c> in ±0.347, as <c>r + r² Q(r)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpMinusOneReduced<TVector>(TVector x, TVector n)
        where TVector : struct, ISimd<TVector>
    {
        var r = TVector.MultiplyAdd(n, TVector.Create(-Ln2High), x);
        r = TVector.MultiplyAdd(n, TVector.Create(-Ln2Low), r);
        var q = TVector.Create(1.3946071e-3f);
        q = TVector.MultiplyAdd(q, r, TVector.Create(8.366317e-3f));
        q = TVector.MultiplyAdd(q, r, TVector.Create(0.041666288f));
        q = TVector.MultiplyAdd(q, r, TVector.Create(0.16666546f));
        q = TVector.MultiplyAdd(q, r, TVector.Create(0.5f));
        return TVector.MultiplyAdd(r * r, q, r);
    }

    /// <summary><c>exponent × ln 2 + ln(significand)</c> for a significand in [1, 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfParts<TVector>(TVector exponent, TVector significand)
        where TVector : struct, ISimd<TVector>
    {
        // Significands above 4/3 are halved, so that f is in ±1/3 and numbers just below 1 get the exponent 0;
        // ln(1 + f) = f - f^2 / 2 + f^3 P(f).
        var one = TVector.Create(1f);
        var high = TVector.GreaterThan(significand, TVector.Create(1.3333334f));
        var f = TVector.Where(high, significand * TVector.Create(0.5f), significand) - one;
        var e = TVector.Where(high, exponent + one, exponent);

        var p = TVector.Create(-0.12631927f);
        p = TVector.MultiplyAdd(p, f, TVector.Create(0.1363505f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(-0.12246021f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(0.14084987f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(-0.16675848f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(0.20004854f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(-0.24999906f));
        p = TVector.MultiplyAdd(p, f, TVector.Create(0.3333333f));

        var square = f * f;
        var low = TVector.MultiplyAdd(e, TVector.Create(Ln2Low), square * f * p);
        low = TVector.MultiplyAdd(square, TVector.Create(-0.5f), low);
        return TVector.MultiplyAdd(e, TVector.Create(Ln2High), f + low);
    }

    /// <summary><paramref name="log"/> where <paramref name="x"/> is positive and finite, else what the logarithm is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithLimitsOfLog<TVector>(TVector x, TVector log)
        where TVector : struct, ISimd<TVector>
    {
        var infinity = TVector.Create(float.PositiveInfinity);
        var atMostZero = TVector.Where(TVector.Equal(x, TVector.Zero), -infinity, TVector.Create(float.NaN));
        return TVector.Where(
            TVector.GreaterThan(x, TVector.Zero),
            TVector.Where(TVector.Equal(x, infinity), infinity, log),
            atMostZero);
    }
}
