using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>
/// The power function.
/// </content>
public static partial class VectorMath<T>
{
    /// <summary><c>xʸ</c>, with the limits and signs of <see cref="Math.Pow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Power<V>(V x, V y)
        where V : struct, ISimd<V, T> => LaneFunctions.Map2<V, T, LaneFunctions.Power>(x, y);
}
