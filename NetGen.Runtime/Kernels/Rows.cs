using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Reading rows of values back to back, which end where the user's memory may end.</summary>
internal static unsafe class Rows
{
    /// <summary>A vector of which only the first <paramref name="count"/> lanes exist; the others are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(float* source, int count)
        where V : struct, ISimd<V> => count >= V.Count ? V.Load(source) : LoadFirst<V>(source, count);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V LoadFirst<V>(float* source, int count)
        where V : struct, ISimd<V>
    {
        // All 0 to start with, which the lanes that do not exist stay.
        var lanes = stackalloc float[16];
        for (var i = 0; i < count; i++)
            lanes[i] = source[i];
        return V.Load(lanes);
    }
}
