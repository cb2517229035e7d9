using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The trigonometric functions.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The sine of x radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Sin>(x);

    /// <summary>The cosine of x radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Cos>(x);

    /// <summary>The tangent of x radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tan<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Tan>(x);
}
