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
    /// The sums over a batch in lanes of the products of one feature with each of several others of another tensor: in
    /// lane i that of the i-th, 0 in the lanes past them.
    /// </summary>
    /// <param name="several">The first of the several features in the first block.</param>
    /// <param name="severalFeatures">All features of their tensor.</param>
    /// <param name="one">The one feature in the first block.</param>
    /// <param name="oneFeatures">All features of its tensor; 0 where all blocks are one in memory.</param>
    /// <param name="rows">The examples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfProducts<V, TCount>(T* several, int severalFeatures, T* one, int oneFeatures, int rows)
        where V : struct, ISimd<V, T>
        where TCount : struct, ILaneCount
    {
        V g0 = V.Zero, g1 = V.Zero, g2 = V.Zero, g3 = V.Zero, g4 = V.Zero, g5 = V.Zero, g6 = V.Zero, g7 = V.Zero;
        V g8 = V.Zero, g9 = V.Zero, g10 = V.Zero, g11 = V.Zero;
        V g12 = V.Zero, g13 = V.Zero, g14 = V.Zero, g15 = V.Zero;
        var vectors = Lanes.Blocks(rows) * (Lanes.Width / V.Count);
        for (var vector = 0; vector < vectors; vector++)
        {
            var u = V.Load(one + LaneVectors<T>.At<V>(vector, oneFeatures));
            var v = several + LaneVectors<T>.At<V>(vector, severalFeatures);
            g0 = V.MultiplyAdd(V.Load(v), u, g0);
            if (TCount.Of<V, T>() > 1)
                g1 = V.MultiplyAdd(V.Load(v + (1 * Lanes.Width)), u, g1);
            if (TCount.Of<V, T>() > 2)
                g2 = V.MultiplyAdd(V.Load(v + (2 * Lanes.Width)), u, g2);
            if (TCount.Of<V, T>() > 3)
                g3 = V.MultiplyAdd(V.Load(v + (3 * Lanes.Width)), u, g3);
            if (TCount.Of<V, T>() > 4)
                g4 = V.MultiplyAdd(V.Load(v + (4 * Lanes.Width)), u, g4);
            if (TCount.Of<V, T>() > 5)
                g5 = V.MultiplyAdd(V.Load(v + (5 * Lanes.Width)), u, g5);
            if (TCount.Of<V, T>() > 6)
                g6 = V.MultiplyAdd(V.Load(v + (6 * Lanes.Width)), u, g6);
            if (TCount.Of<V, T>() > 7)
                g7 = V.MultiplyAdd(V.Load(v + (7 * Lanes.Width)), u, g7);
            if (TCount.Of<V, T>() > 8)
                g8 = V.MultiplyAdd(V.Load(v + (8 * Lanes.Width)), u, g8);
            if (TCount.Of<V, T>() > 9)
                g9 = V.MultiplyAdd(V.Load(v + (9 * Lanes.Width)), u, g9);
            if (TCount.Of<V, T>() > 10)
                g10 = V.MultiplyAdd(V.Load(v + (10 * Lanes.Width)), u, g10);
            if (TCount.Of<V, T>() > 11)
                g11 = V.MultiplyAdd(V.Load(v + (11 * Lanes.Width)), u, g11);
            if (TCount.Of<V, T>() > 12)
                g12 = V.MultiplyAdd(V.Load(v + (12 * Lanes.Width)), u, g12);
            if (TCount.Of<V, T>() > 13)
                g13 = V.MultiplyAdd(V.Load(v + (13 * Lanes.Width)), u, g13);
            if (TCount.Of<V, T>() > 14)
                g14 = V.MultiplyAdd(V.Load(v + (14 * Lanes.Width)), u, g14);
            if (TCount.Of<V, T>() > 15)
                g15 = V.MultiplyAdd(V.Load(v + (15 * Lanes.Width)), u, g15);
        }

        return OfEach(
            TCount.Of<V, T>(), g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15);
    }

    /// <summary>
    /// The vector whose lane i is the sum of the lanes of the i-th vector; 0 from lane <paramref name="count"/> on, which is a
    /// constant to the caller and not more than a vector has lanes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfEach<V>(
        int count, V v0, V v1, V v2, V v3, V v4, V v5, V v6, V v7, V v8, V v9, V v10, V v11, V v12, V v13, V v14, V v15)
        where V : struct, ISimd<V, T>
    {
        if (count == 1)
            return V.Where(V.FirstLanes(1), V.Create(V.Sum(v0)), V.Zero);
        if (typeof(V) == typeof(Wide512<float>) && Avx512F.IsSupported)
        {
            var low = Halves(
                Quarter(Wide(v0), Wide(v1), Wide(v2), Wide(v3)),
                count > 4 ? Quarter(Wide(v4), Wide(v5), Wide(v6), Wide(v7)) : Vector512<float>.Zero);
            var high = count > 8
                ? Halves(
                    Quarter(Wide(v8), Wide(v9), Wide(v10), Wide(v11)),
                    count > 12 ? Quarter(Wide(v12), Wide(v13), Wide(v14), Wide(v15)) : Vector512<float>.Zero)
                : Vector512<float>.Zero;
            return Unsafe.BitCast<Vector512<float>, V>(Halves(low, high));
        }

        if (typeof(V) == typeof(Wide256<float>) && Avx.IsSupported)
        {
            var low = Half(Narrow(v0), Narrow(v1), Narrow(v2), Narrow(v3));
            var high = count > 4 ? Half(Narrow(v4), Narrow(v5), Narrow(v6), Narrow(v7)) : Vector256<float>.Zero;
            return Unsafe.BitCast<Vector256<float>, V>(
                Avx.Permute2x128(low, high, 0x20) + Avx.Permute2x128(low, high, 0x31));
        }

        if (typeof(V) == typeof(Wide512<double>) && Avx512F.IsSupported)
        {
            var low = Eighth(WideDouble(v0), WideDouble(v1), WideDouble(v2), WideDouble(v3));
            var high = count > 4
                ? Eighth(WideDouble(v4), WideDouble(v5), WideDouble(v6), WideDouble(v7))
                : Vector512<double>.Zero;
            return Unsafe.BitCast<Vector512<double>, V>(
                Avx512F.Shuffle4x128(low, high, 0x88) + Avx512F.Shuffle4x128(low, high, 0xDD));
        }

        return OneByOne(count, v0, v1, v2, v3, v4, v5, v6, v7);
    }

    /// <summary>The same for up to eight lanes, one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OneByOne<V>(int count, V v0, V v1, V v2, V v3, V v4, V v5, V v6, V v7)
        where V : struct, ISimd<V, T>
    {
        var sums = V.Zero;
        if (count > 4)
        {
            sums = Put(sums, 8, v7);
            sums = Put(sums, 7, v6);
            sums = Put(sums, 6, v5);
            sums = Put(sums, 5, v4);
        }

        if (count > 2)
        {
            sums = Put(sums, 4, v3);
            sums = Put(sums, 3, v2);
        }

        sums = Put(sums, 2, v1);
        return Put(sums, 1, v0);
    }

    /// <summary>Puts the sum of a vector's lanes into the first lanes of others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Put<V>(V sums, int lanes, V vector)
        where V : struct, ISimd<V, T> => V.Where(V.FirstLanes(lanes), V.Create(V.Sum(vector)), sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Wide<V>(V vector)
        where V : struct => Unsafe.BitCast<V, Vector512<float>>(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> WideDouble<V>(V vector)
        where V : struct => Unsafe.BitCast<V, Vector512<double>>(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Narrow<V>(V vector)
        where V : struct => Unsafe.BitCast<V, Vector256<float>>(vector);

    /// <summary>Each 128 bits of the result hold, for each of four vectors, the sum of their 128 bits there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarter(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported)
            throw new PlatformNotSupportedException();
        var ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        var cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble();
        return Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
    }

    /// <summary>The sums of pairs of lanes of four vectors, two vectors in each 256 bits, added in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eighth(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        if (!Avx512F.IsSupported)
            throw new PlatformNotSupportedException();
        var ab = Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
        var cd = Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d);
        return Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xDD);
    }

    /// <summary>The 128 bits of each vector, added in pairs: two of a, then two of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halves(Vector512<float> a, Vector512<float> b)
    {
        if (!Avx512F.IsSupported)
            throw new PlatformNotSupportedException();
        return Avx512F.Shuffle4x128(a, b, 0x88) + Avx512F.Shuffle4x128(a, b, 0xDD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Half(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (!Avx.IsSupported)
            throw new PlatformNotSupportedException();
        var ab = (Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b)).AsDouble();
        var cd = (Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d)).AsDouble();
        return Avx.UnpackLow(ab, cd).AsSingle() + Avx.UnpackHigh(ab, cd).AsSingle();
    }
}
