using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Sums of the lanes of several vectors at once.</summary>
internal static unsafe class LaneSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The vector whose lane i is the sum of the lanes of the i-th of as many vectors as it has lanes, back to back; those from
    /// <paramref name="count"/> on, a constant to the caller, are taken for zeros and not read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfEach<V>(T* vectors, int count)
        where V : struct, ISimd<V, T>
    {
        if (count == 1)
            return V.Where(V.FirstLanes(1), V.Create(V.Sum(V.Load(vectors))), V.Zero);
        if (typeof(V) == typeof(Wide512<float>) && Avx512F.IsSupported)
        {
            var sums = OfSixteen((float*)vectors, count);
            return Unsafe.As<Vector512<float>, V>(ref sums);
        }

        if (typeof(V) == typeof(Wide256<float>) && Avx.IsSupported)
        {
            var sums = OfEight((float*)vectors, count);
            return Unsafe.As<Vector256<float>, V>(ref sums);
        }

        return OneByOne<V>(vectors, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static V OneByOne<V>(T* vectors, int count)
        where V : struct, ISimd<V, T>
    {
        // All 0 to start with, which the lanes of vectors that are taken for zeros stay.
        var sums = stackalloc T[Lanes.Width];
        for (var i = 0; i < count; i++)
            sums[i] = V.Sum(V.Load(vectors + (i * V.Count)));
        return V.Load(sums);
    }

    /// <summary>A tree of additions of two vectors each, halves of which change places on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfSixteen(float* vectors, int count)
    {
        var low = Halves(Quarter(vectors, 0, count), count > 4 ? Quarter(vectors, 4, count) : Vector512<float>.Zero);
        if (count <= 8)
            return Halves(low, Vector512<float>.Zero);
        var high = Halves(Quarter(vectors, 8, count), count > 12 ? Quarter(vectors, 12, count) : Vector512<float>.Zero);
        return Halves(low, high);
    }

    /// <summary>Each 128 bits of the result hold, for each of four vectors, the sum of their 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarter(float* vectors, int first, int count)
    {
        var a = Pair(vectors + (first * 16), count > first + 1);
        var b = count > first + 2 ? Pair(vectors + ((first + 2) * 16), count > first + 3) : Vector512<float>.Zero;
        return Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle()
            + Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pair(float* vectors, bool hasSecond)
    {
        var a = Vector512.Load(vectors);
        var b = hasSecond ? Vector512.Load(vectors + 16) : Vector512<float>.Zero;
        return Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0x88) + Avx512F.Shuffle4x128(a, b, 0xDD);

    /// <summary>The same for eight vectors of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfEight(float* vectors, int count)
    {
        var a = Four(vectors, 0, count);
        var b = count > 4 ? Four(vectors, 4, count) : Vector256<float>.Zero;
        return Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Four(float* vectors, int first, int count)
    {
        var a = Two(vectors + (first * 8), count > first + 1);
        var b = count > first + 2 ? Two(vectors + ((first + 2) * 8), count > first + 3) : Vector256<float>.Zero;
        return Avx.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle() + Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Two(float* vectors, bool hasSecond)
    {
        var a = Vector256.Load(vectors);
        var b = hasSecond ? Vector256.Load(vectors + 8) : Vector256<float>.Zero;
        return Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
    }
}
