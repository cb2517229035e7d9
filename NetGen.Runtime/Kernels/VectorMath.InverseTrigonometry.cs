using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The inverse trigonometric functions.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The angle in [−π/2, π/2] whose sine is x; NaN beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Asin<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Asin>(x);

    /// <summary>The angle in [0, π] whose cosine is x; NaN beyond ±1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Acos<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Acos>(x);

    /// <summary>The angle in [−π/2, π/2] whose tangent is x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Atan>(x);

    /// <summary>The angle in [−π, π] of the point (x, y), as <see cref="Math.Atan2"/> has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan2<V>(V y, V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map2<V, T, LaneFunctions.Atan2>(y, x);
}
