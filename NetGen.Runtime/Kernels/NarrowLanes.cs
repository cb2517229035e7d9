using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Rows of one or two values into lanes. Four by four values, as <see cref="LaneTranspose"/> takes them, there are none of.
/// </summary>
internal static unsafe class NarrowLanes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fills a block, if its rows are of a kind that this knows.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">The elements from one row to the next.</param>
    /// <param name="block">The block.</param>
    /// <param name="rows">The rows that there are, up to 16.</param>
    /// <param name="features">The values of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRun(T* source, nint stride, T* block, int rows, int features)
    {
        if (stride != features)
            return false;
        if (features == 1)
        {
            new ReadOnlySpan<T>(source, rows).CopyTo(new Span<T>(block, rows));
            return true;
        }

        if (features != 2 || rows != Lanes.Width || typeof(T) != typeof(float) || !Avx512F.IsSupported)
            return false;
        var low = Vector512.Load((float*)source);
        var high = Vector512.Load((float*)source + Lanes.Width);
        var even = Vector512<int>.Indices + Vector512<int>.Indices;
        Avx512F.PermuteVar16x32x2(low, even, high).Store((float*)block);
        Avx512F.PermuteVar16x32x2(low, even + Vector512<int>.One, high).Store((float*)block + Lanes.Width);
        return true;
    }
}
