using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// Powers of two, logarithms to other bases and the cube root.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary><c>2ˣ</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp2<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Exp2>(x);

    /// <summary>The logarithm to base 2; −∞ at ±0 and NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log2<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Log2>(x);

    /// <summary>The logarithm to base 10; −∞ at ±0 and NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log10<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Log10>(x);

    /// <summary>The cube root, of negative numbers too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cbrt<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Cbrt>(x);
}
