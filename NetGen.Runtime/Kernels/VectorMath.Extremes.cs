using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The larger and the smaller of two numbers as .NET has them; <see cref="ISimd{TSelf, T}.Max"/> and
/// <see cref="ISimd{TSelf, T}.Min"/> are those of the processor.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary>The larger of each lane, NaN where either is NaN; of +0 and −0 either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Maximum<V>(V a, V b)
        where V : struct, ISimd<V, T> => V.Where(V.Equal(a, a), V.Max(a, b), a);

    /// <summary>The smaller of each lane, NaN where either is NaN; of +0 and −0 either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Minimum<V>(V a, V b)
        where V : struct, ISimd<V, T> => V.Where(V.Equal(a, a), V.Min(a, b), a);
}
