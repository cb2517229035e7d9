using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The hyperbolic functions.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The hyperbolic sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sinh<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Sinh>(x);

    /// <summary>The hyperbolic cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cosh<V>(V x)
        where V : struct, ISimd<V, T> => LaneFunctions.Map<V, T, LaneFunctions.Cosh>(x);
}
