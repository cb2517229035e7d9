using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The power function. Its figures are from 3 × 10⁸ random pairs (without a fused multiply-add from 3 × 10⁷), of which
/// more than half have powers that are finite and not 0.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary><c>xʸ</c>, with the limits and signs of <see cref="Math.Pow"/>; at most 0.94 (1.18) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Power<V>(V x, V y)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map2<V, T, LaneFunctions.Power>(x, y);

        var one = Create<V>(1f);
        var infinity = Create<V>(float.PositiveInfinity);
        var magnitude = V.Abs(x);
        var result = PowerOfPositive(magnitude, y);

        // The logarithm of 0 and of infinity is infinite; where y is 0, a later line decides.
        var grows = V.Where(V.LessThan(y, V.Zero), V.Zero, infinity);
        var shrinks = V.Where(V.LessThan(y, V.Zero), infinity, V.Zero);
        result = V.Where(V.Equal(magnitude, infinity), grows, result);
        result = V.Where(V.Equal(magnitude, V.Zero), shrinks, result);

        // Odd powers of negative numbers, -0 among them, are negative; powers of finite numbers below 0 that are not
        // integer are not real.
        var integer = V.Equal(V.Round(y), y);
        var odd = V.And(integer, IsOdd(y));
        result = V.Where(V.And(odd, V.LessThan(V.CopySign(one, x), V.Zero)), -result, result);
        var unreal = V.And(V.Not(integer), V.And(V.LessThan(x, V.Zero), V.GreaterThan(x, -infinity)));
        var invalid = V.Or(unreal, V.Or(V.NotEqual(x, x), V.NotEqual(y, y)));
        result = V.Where(invalid, Create<V>(float.NaN), result);
        return V.Where(V.Or(V.Equal(y, V.Zero), V.Equal(x, one)), one, result);
    }

    /// <summary>
    /// <c>xʸ</c> for positive finite x, as <c>2^(y log₂ x)</c> with the exponent in two floats: the rounding error of
    /// one alone, up to 2^-18, would be forty units in the last place of the result.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V PowerOfPositive<V>(V x, V y)
        where V : struct, ISimd<V, T>
    {
        var log = Log2InTwo(x, out var logLow);

        // Cut to where every power but those of 1 is 0 or infinite, so that the product cannot overflow.
        y = V.Max(Create<V>(-1.09951163e12f), V.Min(Create<V>(1.09951163e12f), y));
        var product = y * log;
        var low = V.MultiplyAdd(y, logLow, ProductError(y, log, product));
        var bounded = V.Max(Create<V>(-160f), V.Min(Create<V>(160f), product));
        var n = V.Round(bounded);
        var r = V.Max(-Create<V>(1f), V.Min(Create<V>(1f), (bounded - n) + low));
        return ExpTwo(r, n);
    }

    /// <summary><c>log₂ x</c> of positive finite x as a sum of two floats, of relative error below 2^-33.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V Log2InTwo<V>(V x, out V low)
        where V : struct, ISimd<V, T>
    {
        // x = m 2^e with m in [0.707, 1.415), and log2 m = C0 s + C1 s^3 + s^5 Q(s^2) with s = (m - 1) / (m + 1), C0 =
        // 2 log2 e and C1 = C0 / 3; the error of the approximation is 2^-36.8.
        var one = Create<V>(1f);
        var denormal = V.LessThan(x, Create<V>(SmallestNormal));
        var normal = V.Where(denormal, x * Create<V>(8388608f), x);
        var e = V.Exponent(normal) - V.Where(denormal, Create<V>(23f), V.Zero);
        var significand = V.Significand(normal);
        var high = V.GreaterThan(significand, Create<V>(1.41421354f));
        var f = V.Where(high, significand * Create<V>(0.5f), significand) - one;
        e = V.Where(high, e + one, e);

        // s + sLow = f / (2 + f), to about 36 bits.
        var two = Create<V>(2f);
        var d = two + f;
        var reciprocal = one / d;
        var s = f * reciprocal;
        var product = s * d;
        var rest = V.MultiplyAdd(-s, SumError(two, f, d), (f - product) - ProductError(s, d, product));
        var sLow = rest * reciprocal;

        // z + zLow = s^2, c + cLow = C1 + z Q(z), t + tLow = (z + zLow) (c + cLow).
        var z = s * s;
        var zLow = V.MultiplyAdd(s + s, sLow, ProductError(s, s, z));
        var q = Create<V>(0.337823272f);
        q = V.MultiplyAdd(q, z, Create<V>(0.411849856f));
        q = V.MultiplyAdd(q, z, Create<V>(0.57708019f));
        q = V.MultiplyAdd(q, z, Create<V>(-7.02846181e-9f));
        var c1 = Create<V>(0.961796701f);
        var c = c1 + q;
        var cLow = SumError(c1, q, c);
        var t = z * c;
        var tLow = V.MultiplyAdd(z, cLow, V.MultiplyAdd(zLow, c, ProductError(z, c, t)));

        // The cubic and higher terms u, and the linear one.
        var u = s * t;
        var uLow = V.MultiplyAdd(s, tLow, V.MultiplyAdd(sLow, t, ProductError(s, t, u)));
        var c0 = Create<V>(2.88539004f);
        var a = s * c0;
        var aLow = V.MultiplyAdd(s, Create<V>(3.851926067e-8f), V.MultiplyAdd(sLow, c0, ProductError(s, c0, a)));

        // From the largest to the smallest; e is 0 or larger than what follows.
        var sum = e + a;
        var log = sum + u;
        var lows = (SumError(e, a, sum) + SumError(sum, u, log)) + (aLow + uLow);
        var result = log + lows;
        low = SumError(log, lows, result);
        return result;
    }
}
