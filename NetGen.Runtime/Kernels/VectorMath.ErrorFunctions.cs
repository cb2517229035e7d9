using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The error function and its complement. The figures without a fused multiply-add are from every seventh argument.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The error function; at most 1.15 (1.22) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Erf>(x);

        // Up to 0.8 1 - erfc would lose digits.
        var magnitude = V.Abs(x);
        return V.Where(
            V.LessThan(magnitude, Create<V>(0.8f)),
            ErfOfSmall(x),
            V.CopySign(Create<V>(1f) - ErfcOfPositive(magnitude), x));
    }

    /// <summary><c>1 − erf x</c>, accurate also where it is nearly 0; at most 2.91 (3.36) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erfc<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Erfc>(x);

        // Up to 0.45 1 - erf loses no digits.
        var magnitude = V.Abs(x);
        var complement = ErfcOfPositive(magnitude);
        return V.Where(
            V.LessThan(magnitude, Create<V>(0.45f)),
            Create<V>(1f) - ErfOfSmall(x),
            V.Where(V.LessThan(x, V.Zero), Create<V>(2f) - complement, complement));
    }

    /// <summary><c>erf x = x + x P(x²)</c> for x in ±0.8; the error of the approximation is 2^-28.3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfOfSmall<V>(V x)
        where V : struct, ISimd<V, T>
    {
        var square = x * x;
        var p = Create<V>(-6.53523428e-4f);
        p = V.MultiplyAdd(p, square, Create<V>(5.08513208e-3f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.0268208086f));
        p = V.MultiplyAdd(p, square, Create<V>(0.112831131f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.376126021f));
        p = V.MultiplyAdd(p, square, Create<V>(0.128379166f));
        return V.MultiplyAdd(x, p, x);
    }

    /// <summary>
    /// <c>erfc x = exp(−x²) t Q(1 − 2 t)</c> with <c>t = 3 / (x + 3)</c>, for x from 0; the error of the approximation
    /// is 2^-28.9. The map of all x from 0 to [-1, 1) is that of Shepherd and Laframboise, Mathematics of Computation
    /// 36, 1981.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcOfPositive<V>(V x)
        where V : struct, ISimd<V, T>
    {
        // Beyond this bound the result is 0.
        x = V.Min(Create<V>(10.1f), x);
        var three = Create<V>(3f);
        var sum = x + three;
        var t = three / sum;
        var u = Create<V>(1f) - (t + t);
        var q = Create<V>(-1.08650704e-4f);
        q = V.MultiplyAdd(q, u, Create<V>(-1.61457327e-4f));
        q = V.MultiplyAdd(q, u, Create<V>(1.02668838e-3f));
        q = V.MultiplyAdd(q, u, Create<V>(-4.08606516e-4f));
        q = V.MultiplyAdd(q, u, Create<V>(-8.94652959e-3f));
        q = V.MultiplyAdd(q, u, Create<V>(0.0398429893f));
        q = V.MultiplyAdd(q, u, Create<V>(-0.103488684f));
        q = V.MultiplyAdd(q, u, Create<V>(0.196742773f));
        q = V.MultiplyAdd(q, u, Create<V>(-0.294464827f));
        q = V.MultiplyAdd(q, u, Create<V>(0.358002305f));

        // What three and t times the exact sum differ by is three times the relative error of t, of which t Q has about
        // 0.5 + 2.8 t times as much. Like the rounding error of x^2, it is taken out again in the exponent.
        var product = t * sum;
        var rest = (three - product) - ProductError(t, sum, product);
        rest -= t * SumError(V.Max(three, x), V.Min(three, x), sum);
        var square = x * x;
        var correction = V.MultiplyAdd(t, Create<V>(0.93f), Create<V>(0.17f)) * rest;
        correction -= ProductError(x, x, square);
        var n = V.Round(square * Create<V>(-Log2E));
        var m = ExpMinusOne(ReduceByLn2(-square, n) + correction);
        var scaled = t * q;
        return V.ScaleByPowerOfTwo(V.MultiplyAdd(scaled, m, scaled), n);
    }
}
