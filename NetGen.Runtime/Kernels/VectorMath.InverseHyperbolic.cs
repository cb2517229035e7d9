using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The inverse hyperbolic functions.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The inverse hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Asinh<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Asinh>(x);

    /// <summary>The inverse hyperbolic cosine; NaN below 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Acosh<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Acosh>(x);

    /// <summary>The inverse hyperbolic tangent; ±∞ at ±1 and NaN beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atanh<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Atanh>(x);
}
