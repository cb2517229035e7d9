using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The inverse trigonometric functions. Without a fused multiply-add the figures are from every seventh argument, those
/// of the angle of a point from random pairs.
/// </content>
public static partial class VectorMath<T>
{
    // pi / 2 = High + Low.
    private const float HalfPiHigh = 1.57079637f;
    private const float HalfPiLow = -4.37113883e-8f;

    /// <summary>The angle in [−π/2, π/2] whose sine is x; NaN beyond ±1; at most 2.36 (2.35) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Asin<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Asin>(x);

        // Above 1/2 pi / 2 - 2 asin(sqrt((1 - x) / 2)).
        var magnitude = V.Abs(x);
        var angle = HalvedArcSine(magnitude, out var halved);
        var complement = Create<V>(HalfPiHigh) - ((angle + angle) - Create<V>(HalfPiLow));
        return V.CopySign(V.Where(halved, complement, angle), x);
    }

    /// <summary>The angle in [0, π] whose cosine is x; NaN beyond ±1; at most 1.13 (1.13) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Acos<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Acos>(x);

        var angle = HalvedArcSine(V.Abs(x), out var halved);
        var negative = V.LessThan(x, V.Zero);
        var twice = angle + angle;
        var high = Create<V>(HalfPiHigh);
        var low = Create<V>(HalfPiLow);
        var outer = V.Where(negative, (high + high) - (twice - (low + low)), twice);
        return V.Where(halved, outer, high - (V.CopySign(angle, x) - low));
    }

    /// <summary>The angle in [−π/2, π/2] whose tangent is x; at most 1.35 (1.49) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Atan<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Atan>(x);

        // Above 1 pi / 2 - atan(1 / x).
        var one = Create<V>(1f);
        var magnitude = V.Abs(x);
        var steep = V.GreaterThan(magnitude, one);
        var angle = ArcTangent(V.Where(steep, one / magnitude, magnitude));
        var complement = Create<V>(HalfPiHigh) - (angle - Create<V>(HalfPiLow));
        return V.CopySign(V.Where(steep, complement, angle), x);
    }

    /// <summary>
    /// The angle in [−π, π] of the point (x, y), with the limits and signs of <see cref="Math.Atan2"/>; at most 1.51
    /// (1.51) ulp.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Atan2<V>(V y, V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map2<V, T, LaneFunctions.Atan2>(y, x);

        // The quotient of the smaller by the larger; 0 of two zeros and 1 of two infinities.
        var one = Create<V>(1f);
        var width = V.Abs(x);
        var height = V.Abs(y);
        var steep = V.GreaterThan(height, width);
        var smaller = V.Where(steep, width, height);
        var larger = V.Where(steep, height, width);
        var equal = V.Where(V.Equal(larger, V.Zero), V.Zero, one);
        var angle = ArcTangent(V.Where(V.Equal(smaller, larger), equal, smaller / larger));

        // Into the quadrant: the angle to the y axis where it is nearer, to the negative x axis where x is negative.
        var high = Create<V>(HalfPiHigh);
        var low = Create<V>(HalfPiLow);
        var left = V.LessThan(V.CopySign(one, x), V.Zero);
        angle = V.Where(steep, high - (angle - low), angle);
        angle = V.Where(left, (high + high) - (angle - (low + low)), angle);
        return V.CopySign(angle, y);
    }

    /// <summary>
    /// The arc sine of x in [0, 1/2], and beyond, where <paramref name="halved"/>, that of <c>√((1 − x) / 2)</c>; the
    /// error of the approximation is 2^-27.6.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V HalvedArcSine<V>(V x, out V halved)
        where V : struct, ISimd<V, T>
    {
        halved = V.GreaterThan(x, Create<V>(0.5f));
        var half = Create<V>(0.5f);
        var square = V.Where(halved, (Create<V>(1f) - x) * half, x * x);
        var sine = V.Where(halved, V.Sqrt(square), x);
        var p = Create<V>(0.0421560481f);
        p = V.MultiplyAdd(p, square, Create<V>(0.0241857562f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0454690456f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0749530941f));
        p = V.MultiplyAdd(p, square, Create<V>(0.166667521f));
        return V.MultiplyAdd(sine * square, p, sine);
    }

    /// <summary>The arc tangent of x in [0, 1]; the error of the approximation is 2^-28.3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ArcTangent<V>(V x)
        where V : struct, ISimd<V, T>
    {
        var square = x * x;
        var p = Create<V>(-0.00178597588f);
        p = V.MultiplyAdd(p, square, Create<V>(0.01087783f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.0311065409f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0578856096f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.083993718f));
        p = V.MultiplyAdd(p, square, Create<V>(0.109508805f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.142640159f));
        p = V.MultiplyAdd(p, square, Create<V>(0.199985296f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.333332986f));
        return V.MultiplyAdd(x * square, p, x);
    }
}
