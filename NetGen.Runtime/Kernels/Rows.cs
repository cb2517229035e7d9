using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Reading rows of values back to back, which end where the user's memory may end.</summary>
internal static unsafe class Rows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A vector of which only the first <paramref name="count"/> lanes exist; the others are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(T* source, int count)
        where V : struct, ISimd<V, T>
    {
        if (count >= V.Count)
            return V.Load(source);
        if (typeof(V) == typeof(Wide512<float>) && Avx512F.IsSupported)
        {
            return Unsafe.BitCast<Vector512<float>, V>(Avx512F.MaskLoad(
                (float*)source, Unsafe.BitCast<V, Vector512<float>>(V.FirstLanes(count)), Vector512<float>.Zero));
        }

        if (typeof(V) == typeof(Wide256<float>) && Avx.IsSupported)
        {
            return Unsafe.BitCast<Vector256<float>, V>(
                Avx.MaskLoad((float*)source, Unsafe.BitCast<V, Vector256<float>>(V.FirstLanes(count))));
        }

        return count == 1 ? V.Where(V.FirstLanes(1), V.Create(*source), V.Zero) : LoadFirst<V>(source, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LoadFirst<V>(T* source, int count)
        where V : struct, ISimd<V, T>
    {
        // All 0 to start with, which the lanes that do not exist stay.
        var lanes = stackalloc T[16];
        for (var i = 0; i < count; i++)
            lanes[i] = source[i];
        return V.Load(lanes);
    }
}
