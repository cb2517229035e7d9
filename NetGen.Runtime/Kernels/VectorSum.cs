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

    /// <summary>
    /// <c>Σ g</c> and <c>Σ g (x − shift)</c>, where each g is first multiplied by its scale, if there is one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfProducts<V>(
        T* x, T* g, T* scale, nint stride, int count, V shift, out V sum, out V products)
        where V : struct, ISimd<V, T>
    {
        V total = V.Zero, totalOfProducts = V.Zero;
        while (count > 0)
        {
            var terms = Math.Min(count, Piece);
            V sum0 = V.Zero, sum1 = V.Zero, products0 = V.Zero, products1 = V.Zero;
            var i = 0;
            for (; i + 2 <= terms; i += 2, x += 2 * stride, g += 2 * stride)
            {
                V g0 = V.Load(g), g1 = V.Load(g + stride);
                if (scale != null)
                {
                    g0 *= V.Create(scale[i]);
                    g1 *= V.Create(scale[i + 1]);
                }

                sum0 += g0;
                sum1 += g1;
                products0 = V.MultiplyAdd(g0, V.Load(x) - shift, products0);
                products1 = V.MultiplyAdd(g1, V.Load(x + stride) - shift, products1);
            }

            for (; i < terms; i++, x += stride, g += stride)
            {
                var g0 = scale != null ? V.Load(g) * V.Create(scale[i]) : V.Load(g);
                sum0 += g0;
                products0 = V.MultiplyAdd(g0, V.Load(x) - shift, products0);
            }

            total += sum0 + sum1;
            totalOfProducts += products0 + products1;
            count -= terms;
            if (scale != null)
                scale += terms;
        }

        sum = total;
        products = totalOfProducts;
    }
}
