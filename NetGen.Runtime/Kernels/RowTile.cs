using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The leaf of a product of one row: eight vectors of columns at a time, from as many panels as that takes. Each
/// number is the same sum in the same order as in <see cref="Tile{T}"/>, so a row's result does not depend on how
/// many there are.
/// </summary>
internal static unsafe class RowTile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The panels that a tile reads: 0 where eight vectors do not make whole panels.</summary>
    public static int Panels<V, TProduct>()
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct => TProduct.Width == 32 && V.Count >= 4 && V.Count <= 16 ? V.Count / 4 : 0;

    /// <param name="a">The row's first step.</param>
    /// <param name="nextRun">The elements from the end of a run of A to the start of the next.</param>
    /// <param name="b">B's first row, at the first panel's first column.</param>
    /// <param name="nextPanel">The elements from one panel of B to the next.</param>
    /// <param name="steps">The number of k; at least 1.</param>
    /// <param name="c">The row of C, at the first panel's first column.</param>
    /// <param name="nextResult">The elements from one panel of C to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V, TProduct>(
        T* a, nint nextRun, T* b, nint nextPanel, int steps, T* c, nint nextResult)
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct
    {
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        V c4 = V.Zero, c5 = V.Zero, c6 = V.Zero, c7 = V.Zero;
        while (true)
        {
            var run = Math.Min(steps, TProduct.Run);
            for (var k = 0; k < run; k++)
            {
                var x = V.Create(*a);
                c0 = V.MultiplyAdd(x, V.Load(b + At<V>(0, nextPanel)), c0);
                c1 = V.MultiplyAdd(x, V.Load(b + At<V>(1, nextPanel)), c1);
                c2 = V.MultiplyAdd(x, V.Load(b + At<V>(2, nextPanel)), c2);
                c3 = V.MultiplyAdd(x, V.Load(b + At<V>(3, nextPanel)), c3);
                c4 = V.MultiplyAdd(x, V.Load(b + At<V>(4, nextPanel)), c4);
                c5 = V.MultiplyAdd(x, V.Load(b + At<V>(5, nextPanel)), c5);
                c6 = V.MultiplyAdd(x, V.Load(b + At<V>(6, nextPanel)), c6);
                c7 = V.MultiplyAdd(x, V.Load(b + At<V>(7, nextPanel)), c7);
                a += TProduct.StepStride;
                b += TProduct.Width;
            }

            steps -= run;
            if (steps == 0)
                break;
            a += nextRun;
        }

        V.Store(c + At<V>(0, nextResult), c0);
        V.Store(c + At<V>(1, nextResult), c1);
        V.Store(c + At<V>(2, nextResult), c2);
        V.Store(c + At<V>(3, nextResult), c3);
        V.Store(c + At<V>(4, nextResult), c4);
        V.Store(c + At<V>(5, nextResult), c5);
        V.Store(c + At<V>(6, nextResult), c6);
        V.Store(c + At<V>(7, nextResult), c7);
    }

    /// <summary>The place of a vector's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint At<V>(int vector, nint nextPanel)
        where V : struct, ISimd<V, T> => (vector * V.Count / 32 * nextPanel) + (vector * V.Count % 32);
}
