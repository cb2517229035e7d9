using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The trigonometric functions. The argument is reduced by n π/2 with π/2 in parts, the first of few enough bits that n
/// times it is exact or, with a fused multiply-add, that the difference is (Cody and Waite 1980). Beyond
/// <see cref="ReductionBound"/>, where n has too many bits, they go through double precision. The figures are from all
/// arguments up to 196,608, those without a fused multiply-add from every seventh.
/// </content>
public static partial class VectorMath<T>
{
    private const float TwoOverPi = 0.636619747f;

    /// <summary>Up to where the reduction is accurate.</summary>
    private static float ReductionBound
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFused ? 100000f : 1600f;
    }

    /// <summary>The sine of x radians; at most 1.31 (1.30) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Sin<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Sin>(x);

        var r = Reduce(x, out var low, out var n);
        var result = V.Where(V.Equal(x, V.Zero), x, SineOfQuadrant(r, low, n));
        var beyond = V.GreaterThan(V.Abs(x), Create<V>(ReductionBound));
        return V.AnyTrue(beyond) ? V.Where(beyond, LaneFunctions.Map<V, T, LaneFunctions.Sin>(x), result) : result;
    }

    /// <summary>The cosine of x radians; at most 1.31 (1.31) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Cos<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Cos>(x);

        // The sine of a right angle more.
        var r = Reduce(x, out var low, out var n);
        var result = SineOfQuadrant(r, low, n + Create<V>(1f));
        var beyond = V.GreaterThan(V.Abs(x), Create<V>(ReductionBound));
        return V.AnyTrue(beyond) ? V.Where(beyond, LaneFunctions.Map<V, T, LaneFunctions.Cos>(x), result) : result;
    }

    /// <summary>The tangent of x radians; at most 2.99 (2.92) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Tan<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Tan>(x);

        var r = Reduce(x, out var low, out var n);
        var sine = ReducedSine(r, low);
        var cosine = ReducedCosine(r, low);
        var odd = IsOdd(n);
        var result = V.Where(odd, -cosine, sine) / V.Where(odd, sine, cosine);
        result = V.Where(V.Equal(x, V.Zero), x, result);
        var beyond = V.GreaterThan(V.Abs(x), Create<V>(ReductionBound));
        return V.AnyTrue(beyond) ? V.Where(beyond, LaneFunctions.Map<V, T, LaneFunctions.Tan>(x), result) : result;
    }

    /// <summary>
    /// <c>x − n π/2</c> in ±0.8 as a sum of two numbers, of which <paramref name="low"/> is the rest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V>(V x, out V low, out V n)
        where V : struct, ISimd<V, T>
    {
        n = V.Round(x * Create<V>(TwoOverPi));
        if (IsFused)
        {
            // The difference is a multiple of the last place of 1.57 below 1, and so exact.
            var difference = V.MultiplyAdd(n, Create<V>(-1.57079637f), x);
            var product = n * Create<V>(-4.37113883e-8f);
            var r = difference - product;
            low = (difference - r) - product - ProductError(n, Create<V>(-4.37113883e-8f), product);
            low = V.MultiplyAdd(n, Create<V>(1.71512451e-15f), low);
            return r;
        }
        else
        {
            // Parts of fourteen bits, for n of ten.
            var difference = x - (n * Create<V>(1.57080078f));
            var product = n * Create<V>(-4.45451587e-6f);
            var r = difference - product;
            low = (difference - r) - product;
            low -= n * Create<V>(6.07727201e-11f);
            low -= n * Create<V>(-1.71512451e-15f);
            return r;
        }
    }

    /// <summary>The sine of <c>r + low + n π/2</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineOfQuadrant<V>(V r, V low, V n)
        where V : struct, ISimd<V, T>
    {
        // A quarter of n + 1/2, less its nearest integer: 1/8, 3/8, -3/8 and -1/8 for n = 0, 1, 2 and 3 modulo 4.
        var quarter = (n + Create<V>(0.5f)) * Create<V>(0.25f);
        var negative = V.LessThan(quarter - V.Round(quarter), V.Zero);
        var value = V.Where(IsOdd(n), ReducedCosine(r, low), ReducedSine(r, low));
        return V.Where(negative, -value, value);
    }

    /// <summary>Whether an integer is odd; from 2^24 on every float is even, infinity too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V IsOdd<V>(V n)
        where V : struct, ISimd<V, T>
    {
        var half = n * Create<V>(0.5f);
        return V.NotEqual(V.Round(half), half);
    }

    /// <summary>The sine of <c>r + low</c> in ±0.8; the error of the approximation is 2^-32.5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducedSine<V>(V r, V low)
        where V : struct, ISimd<V, T>
    {
        var square = r * r;
        var p = Create<V>(2.82034694e-6f);
        p = V.MultiplyAdd(p, square, Create<V>(-0.000198520676f));
        p = V.MultiplyAdd(p, square, Create<V>(0.00833337754f));
        p = V.MultiplyAdd(p, square, Create<V>(-0.166666672f));
        return r + V.MultiplyAdd(square * r, p, low);
    }

    /// <summary>The cosine of <c>r + low</c> in ±0.8; the error of the approximation is 2^-32.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ReducedCosine<V>(V r, V low)
        where V : struct, ISimd<V, T>
    {
        var square = r * r;
        var p = Create<V>(2.44120874e-5f);
        p = V.MultiplyAdd(p, square, Create<V>(-0.00138871302f));
        p = V.MultiplyAdd(p, square, Create<V>(0.0416666418f));
        var rest = V.MultiplyAdd(square * square, p, -(r * low));
        return V.MultiplyAdd(square, Create<V>(-0.5f), Create<V>(1f)) + rest;
    }
}
