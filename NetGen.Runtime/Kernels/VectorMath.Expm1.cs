using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The exponential less 1. The figure without a fused multiply-add is from every seventh argument.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary><c>eˣ − 1</c>, accurate also near 0; at most 1.61 (1.74) ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V>(V x)
        where V : struct, ISimd<V, T>
    {
        if (typeof(T) == typeof(double))
            return LaneFunctions.Map<V, T, LaneFunctions.Expm1>(x);

        // (1 + m) 2^n - 1 with m = e^r - 1, in halves, so that 2^n stays finite up to where the result is not. Below
        // 2^-25 the result is x to the last place, sign of zero included.
        var half = Create<V>(0.5f);
        var bounded = V.Max(Create<V>(-20f), V.Min(Create<V>(89f), x));
        var n = V.Round(bounded * Create<V>(Log2E));
        var power = V.ScaleByPowerOfTwo(half, n);
        var result = V.MultiplyAdd(ExpMinusOneReduced(bounded, n), power, power - half);
        return V.Where(V.LessThan(V.Abs(x), Create<V>(2.98023224e-8f)), x, result + result);
    }
}
