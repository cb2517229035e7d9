using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The inverse hyperbolic functions. Without a fused multiply-add the figures are from every
/// seventh argument.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>From where on <c>√(x² ± 1)</c> is x to the last place.</summary>
    private const float LargeHyperbolic = 1048576f;

    /// <summary>The inverse hyperbolic sine; at most 2.29 (2.25) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Asinh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Asinh>(x);

        // x + x^3 P(x^2) up to 0.6, of error 2^-30.7; ln(x + sqrt(x^2 + 1)) beyond, and ln 2x where the square might
        // overflow.
        var one = Create<V>(1f);
        var magnitude = V.Abs(x);
        var square = x * x;
        var p = Create<V>(0.00707641151f);
        p = V.MultiplyAdd(p, square, Create<V>(-0.0182668101f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0294894464f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.044540599f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0749945045f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.166666567f));
        var small = V.MultiplyAdd(square * magnitude, p, magnitude);
        var large = V.GreaterThan(magnitude, Create<V>(LargeHyperbolic));
        var u = magnitude + V.Where(large, V.Zero, V.Sqrt(square + one));
        var log = LogOfParts(V.Exponent(u) + V.Where(large, one, V.Zero), V.Significand(u));
        log = V.Where(V.LessThan(magnitude, Create<V>(float.PositiveInfinity)), log, magnitude);
        return V.CopySign(V.Where(V.LessThan(magnitude, Create<V>(0.6f)), small, log), x);
    }

    /// <summary>The inverse hyperbolic cosine; NaN below 1; at most 2.89 (2.89) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Acosh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Acosh>(x);

        // ln(1 + z) with z = t + sqrt(t (t + 2)) and t = x - 1, the rounding of 1 + z made good as in Log1p; ln 2x
        // where the square might overflow.
        var one = Create<V>(1f);
        var t = x - one;
        var large = V.GreaterThan(x, Create<V>(LargeHyperbolic));
        var z = V.Where(large, t, t + V.Sqrt(t * (t + Create<V>(2f))));
        var u = one + z;
        var c = V.Where(V.GreaterThan(z, one), one - (u - z), z - (u - one));
        var log = LogOfParts(V.Exponent(u) + V.Where(large, one, V.Zero), V.Significand(u)) + (c / u);
        log = V.Where(V.LessThan(x, Create<V>(float.PositiveInfinity)), log, x);
        return V.Where(V.GreaterThanOrEqual(x, one), log, Create<V>(float.NaN));
    }

    /// <summary>The inverse hyperbolic tangent; ±∞ at ±1 and NaN beyond; at most 1.36 (1.33) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Atanh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Atanh>(x);

        // x + x^3 P(x^2) up to 1/2, of error 2^-29.4; beyond, ln((1 + x) / (1 - x)) / 2.
        var one = Create<V>(1f);
        var magnitude = V.Abs(x);
        var square = x * x;
        var p = Create<V>(0.176380813f);
        p = V.MultiplyAdd(p, square, Create<V>(0.0516030081f));
        p = V.MultiplyAdd(p, square, Create<V>(0.118164115f));
        p = V.MultiplyAdd(p, square, Create<V>(0.142237842f));
        p = V.MultiplyAdd(p, square, Create<V>(0.20002453f));
        p = V.MultiplyAdd(p, square, Create<V>(0.333333015f));
        var small = V.MultiplyAdd(square * x, p, x);
        var quotient = (one + magnitude) / (one - magnitude);
        var log = WithLimitsOfLog(quotient, LogOfParts(V.Exponent(quotient), V.Significand(quotient)));
        return V.Where(V.LessThan(magnitude, Create<V>(0.5f)), small, V.CopySign(log * Create<V>(0.5f), x));
    }
}
