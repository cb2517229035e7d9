using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The hyperbolic functions, but for the tangent. Without a fused multiply-add the figures are from every
/// seventh argument.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The hyperbolic sine; at most 1.62 (1.60) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Sinh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Sinh>(x);

        // From 1 on the difference of e^x / 2 and e^-x / 2 cancels little; below, x + x^3 P(x^2), of error 2^-31.6.
        var magnitude = V.Abs(x);
        var half = HalfExp(magnitude);
        var square = x * x;
        var p = Create<V>(2.78221319e-6f);
        p = V.MultiplyAdd(p, square, Create<V>(0.000198428956f));
        p = V.MultiplyAdd(p, square, Create<V>(0.00833331048f));
        p = V.MultiplyAdd(p, square, Create<V>(0.166666672f));
        var small = V.MultiplyAdd(square * x, p, x);
        var large = V.CopySign(half - (Create<V>(0.25f) / half), x);
        return V.Where(V.LessThan(magnitude, Create<V>(1f)), small, large);
    }

    /// <summary>The hyperbolic cosine; at most 1.51 (1.45) ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Cosh<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Cosh>(x);

        var half = HalfExp(V.Abs(x));
        return half + (Create<V>(0.25f) / half);
    }

    /// <summary><c>eˣ / 2</c> for x from 0, infinite only where the result is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V HalfExp<V>(V x)
        where V : struct, ISimd<V, T>
    {
        var bounded = V.Min(Create<V>(90f), x);
        var n = V.Round(bounded * Create<V>(Log2E));
        return V.ScaleByPowerOfTwo(Create<V>(1f) + ExpMinusOneReduced(bounded, n), n - Create<V>(1f));
    }
}
