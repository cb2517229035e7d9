using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Sums of vectors that lie a stride apart, each lane by itself. They run in chains that hide the addition's latency,
/// and in pieces whose sums are added up, so that the rounding error does not grow with the number of terms but with a
/// small part of it.
/// </summary>
internal static unsafe class VectorSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Piece = 256;

    /// <summary><c>Σ x</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(T* x, nint stride, int count)
        where V : struct, ISimd<V, T>
    {
        var total = V.Zero;
        while (count > 0)
        {
            var terms = Math.Min(count, Piece);
            V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            var i = 0;
            for (; i + 4 <= terms; i += 4, x += 4 * stride)
            {
                sum0 += V.Load(x);
                sum1 += V.Load(x + stride);
                sum2 += V.Load(x + (2 * stride));
                sum3 += V.Load(x + (3 * stride));
            }

            for (; i < terms; i++, x += stride)
                sum0 += V.Load(x);
            total += sum0 + sum1 + (sum2 + sum3);
            count -= terms;
        }

        return total;
    }

    /// <summary><c>Σ (x − shift)</c> and <c>Σ (x − shift)²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfDeviations<V>(T* x, nint stride, int count, V shift, out V sum, out V squares)
        where V : struct, ISimd<V, T>
    {
        V total = V.Zero, totalOfSquares = V.Zero;
        while (count > 0)
        {
            var terms = Math.Min(count, Piece);
            V sum0 = V.Zero, sum1 = V.Zero, squares0 = V.Zero, squares1 = V.Zero;
            var i = 0;
            for (; i + 2 <= terms; i += 2, x += 2 * stride)
            {
                var d0 = V.Load(x) - shift;
                var d1 = V.Load(x + stride) - shift;
                sum0 += d0;
                sum1 += d1;
                squares0 = V.MultiplyAdd(d0, d0, squares0);
                squares1 = V.MultiplyAdd(d1, d1, squares1);
            }

            for (; i < terms; i++, x += stride)
            {
                var d = V.Load(x) - shift;
                sum0 += d;
                squares0 = V.MultiplyAdd(d, d, squares0);
            }

            total += sum0 + sum1;
            totalOfSquares += squares0 + squares1;
            count -= terms;
        }

        sum = total;
        squares = totalOfSquares;
    }

    /// <summary><c>Σ g</c> and <c>Σ g (x − shift)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfProducts<V, TTerms>(
        T* x, TTerms g, nint stride, int count, V shift, out V sum, out V products)
        where V : struct, ISimd<V, T>
        where TTerms : struct, ITerms<T>
    {
        V total = V.Zero, totalOfProducts = V.Zero;
        nint place = 0;
        for (var first = 0; first < count; first += Piece)
        {
            var end = Math.Min(count, first + Piece);
            V sum0 = V.Zero, sum1 = V.Zero, products0 = V.Zero, products1 = V.Zero;
            var i = first;
            for (; i + 2 <= end; i += 2, place += 2 * stride)
            {
                var g0 = g.At<V>(i, place);
                var g1 = g.At<V>(i + 1, place + stride);
                sum0 += g0;
                sum1 += g1;
                products0 = V.MultiplyAdd(g0, V.Load(x + place) - shift, products0);
                products1 = V.MultiplyAdd(g1, V.Load(x + place + stride) - shift, products1);
            }

            for (; i < end; i++, place += stride)
            {
                var g0 = g.At<V>(i, place);
                sum0 += g0;
                products0 = V.MultiplyAdd(g0, V.Load(x + place) - shift, products0);
            }

            total += sum0 + sum1;
            totalOfProducts += products0 + products1;
        }

        sum = total;
        products = totalOfProducts;
    }
}

/// <summary>Vectors that lie a stride apart, or are computed from such.</summary>
internal interface ITerms<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="term">Which of them.</param>
    /// <param name="place">Its distance from the first, in elements.</param>
    V At<V>(int term, nint place)
        where V : struct, ISimd<V, T>;
}

/// <summary>Vectors each multiplied by a number of its own, if there are any.</summary>
internal readonly unsafe struct ScaledTerms<T>(T* values, T* scale) : ITerms<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V At<V>(int term, nint place)
        where V : struct, ISimd<V, T> =>
        scale == null ? V.Load(values + place) : V.Load(values + place) * V.Create(scale[term]);
}
