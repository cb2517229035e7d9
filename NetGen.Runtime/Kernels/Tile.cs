using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace NetGen.Kernels;

/// <summary>
/// The leaf of every matrix product: up to eight rows by two vectors of C, held in registers while k runs.
/// </summary>
internal static unsafe class Tile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The rows of the tile that fills the registers: 16 accumulators where there are 32 vector registers, 12 where
    /// there are 16 (both leave room for two vectors of B and one of A).
    /// </summary>
    public static int Rows => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported ? 8 : 6;

    /// <summary>One panel's columns for any number of rows: pairs of vectors, then the last single one.</summary>
    /// <param name="rows">The rows of A and C.</param>
    /// <param name="columns">The columns, from the panel's first on.</param>
    /// <param name="a">A's first row and step.</param>
    /// <param name="nextRun">The elements from the end of a run of A to the start of the next.</param>
    /// <param name="b">B's first row, at the panel's first column.</param>
    /// <param name="steps">The number of k; at least 1.</param>
    /// <param name="c">C's first row, at the panel's first column.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyPanel<V, TProduct>(
        int rows, int columns, T* a, nint nextRun, T* b, int steps, T* c)
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct
    {
        var column = 0;
        for (; columns - column > V.Count; column += 2 * V.Count)
            MultiplyRows<V, Two, TProduct>(rows, a, nextRun, b + column, steps, c + column);
        if (column < columns)
            MultiplyRows<V, One, TProduct>(rows, a, nextRun, b + column, steps, c + column);
    }

    /// <summary>
    /// How many whole tiles come first. A remainder of a few rows would keep the multipliers waiting for its few
    /// sums, so it takes the rows of the last tile along and is cut in halves: <see cref="Piece"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Whole(int rows)
    {
        var whole = Math.DivRem(rows, Rows, out var rest);
        return rest > 0 && rest < Rows / 2 && whole > 0 ? whole - 1 : whole;
    }

    /// <summary>The rows of the next tile where so many are left after the whole ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Piece(int left) => left > Rows ? (left + 1) / 2 : left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyRows<V, TColumns, TProduct>(
        int rows, T* a, nint nextRun, T* b, int steps, T* c)
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant
        where TProduct : struct, IProduct
    {
        var done = Whole(rows) * Rows;
        if (done > 0)
        {
            if (Rows == 8)
                Multiply<V, Eight, TColumns, TProduct>(done / 8, a, nextRun, b, steps, c);
            else
                Multiply<V, Six, TColumns, TProduct>(done / 6, a, nextRun, b, steps, c);
        }

        while (done < rows)
        {
            var piece = Piece(rows - done);
            MultiplyPiece<V, TColumns, TProduct>(
                piece, a + ((nint)done * TProduct.RowStride), nextRun, b, steps, c + ((nint)done * TProduct.Width));
            done += piece;
        }
    }

    /// <summary>The same for one tile of 1 to 8 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyPiece<V, TColumns, TProduct>(
        int rows, T* a, nint nextRun, T* b, int steps, T* c)
        where V : struct, ISimd<V, T>
        where TColumns : struct, IConstant
        where TProduct : struct, IProduct
    {
        switch (rows)
        {
            case 1:
                Multiply<V, One, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 2:
                Multiply<V, Two, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 3:
                Multiply<V, Three, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 4:
                Multiply<V, Four, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 5:
                Multiply<V, Five, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 6:
                Multiply<V, Six, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 7:
                Multiply<V, Seven, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
            case 8:
                Multiply<V, Eight, TColumns, TProduct>(1, a, nextRun, b, steps, c);
                break;
        }
    }

    /// <summary>
    /// <c>C[m, n] = Σₖ A[m, k] B[k, n]</c> for tiles of <typeparamref name="TRows"/> rows, one after the other, and
    /// <typeparamref name="TColumns"/> vectors of columns. Rules that keep the accumulators in registers: each is a
    /// local of its own, nothing here calls anything (every vector register is the caller's to lose), and what a
    /// smaller tile does not need is cut by conditions that are constant to the compiler. What follows a product
    /// (bias, activation, update) therefore runs over the stored tiles, which the first-level cache still holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<V, TRows, TColumns, TProduct>(
        int tiles, T* a, nint nextRun, T* b, int steps, T* c)
        where V : struct, ISimd<V, T>
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
        where TProduct : struct, IProduct
    {
        for (; tiles > 0; tiles--)
        {
            V c00 = V.Zero, c01 = V.Zero;
            V c10 = V.Zero, c11 = V.Zero;
            V c20 = V.Zero, c21 = V.Zero;
            V c30 = V.Zero, c31 = V.Zero;
            V c40 = V.Zero, c41 = V.Zero;
            V c50 = V.Zero, c51 = V.Zero;
            V c60 = V.Zero, c61 = V.Zero;
            V c70 = V.Zero, c71 = V.Zero;
            var (x, y, left) = ((nint)a, (nint)b, steps);
            while (true)
            {
                var run = Math.Min(left, TProduct.Run);
                Accumulate<V, TRows, TColumns, TProduct>(
                    (T*)x,
                    (T*)y,
                    run,
                    ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41,
                    ref c50, ref c51, ref c60, ref c61, ref c70, ref c71);
                left -= run;
                if (left == 0)
                    break;
                x += (((nint)run * TProduct.StepStride) + nextRun) * sizeof(T);
                y += (nint)run * TProduct.Width * sizeof(T);
            }

            V.Store(c, c00);
            if (TColumns.Value > 1)
                V.Store(c + V.Count, c01);

            if (TRows.Value > 1)
            {
                V.Store(c + (1 * TProduct.Width), c10);
                if (TColumns.Value > 1)
                    V.Store(c + (1 * TProduct.Width) + V.Count, c11);
            }

            if (TRows.Value > 2)
            {
                V.Store(c + (2 * TProduct.Width), c20);
                if (TColumns.Value > 1)
                    V.Store(c + (2 * TProduct.Width) + V.Count, c21);
            }

            if (TRows.Value > 3)
            {
                V.Store(c + (3 * TProduct.Width), c30);
                if (TColumns.Value > 1)
                    V.Store(c + (3 * TProduct.Width) + V.Count, c31);
            }

            if (TRows.Value > 4)
            {
                V.Store(c + (4 * TProduct.Width), c40);
                if (TColumns.Value > 1)
                    V.Store(c + (4 * TProduct.Width) + V.Count, c41);
            }

            if (TRows.Value > 5)
            {
                V.Store(c + (5 * TProduct.Width), c50);
                if (TColumns.Value > 1)
                    V.Store(c + (5 * TProduct.Width) + V.Count, c51);
            }

            if (TRows.Value > 6)
            {
                V.Store(c + (6 * TProduct.Width), c60);
                if (TColumns.Value > 1)
                    V.Store(c + (6 * TProduct.Width) + V.Count, c61);
            }

            if (TRows.Value > 7)
            {
                V.Store(c + (7 * TProduct.Width), c70);
                if (TColumns.Value > 1)
                    V.Store(c + (7 * TProduct.Width) + V.Count, c71);
            }

            a += TRows.Value * TProduct.RowStride;
            c += TRows.Value * TProduct.Width;
        }
    }

    /// <summary>
    /// Adds so many steps of k to a tile. The full tile takes two steps in one round of the loop, and meets its overhead
    /// half as often; with four it is no faster, and takes the JIT half as long again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate<V, TRows, TColumns, TProduct>(
        T* a,
        T* b,
        int steps,
        ref V c00, ref V c01, ref V c10, ref V c11, ref V c20, ref V c21, ref V c30, ref V c31, ref V c40,
        ref V c41, ref V c50, ref V c51, ref V c60, ref V c61, ref V c70, ref V c71)
        where V : struct, ISimd<V, T>
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
        where TProduct : struct, IProduct
    {
        var k = 0;
        if (TRows.Value >= 6)
        {
            for (; k + 2 <= steps; k += 2)
            {
                Step<V, TRows, TColumns, TProduct>(
                    a,
                    b,
                    ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41,
                    ref c50, ref c51, ref c60, ref c61, ref c70, ref c71);
                Step<V, TRows, TColumns, TProduct>(
                    a + (1 * TProduct.StepStride),
                    b + (1 * TProduct.Width),
                    ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41,
                    ref c50, ref c51, ref c60, ref c61, ref c70, ref c71);
                a += 2 * TProduct.StepStride;
                b += 2 * TProduct.Width;
            }
        }

        for (; k < steps; k++)
        {
            Step<V, TRows, TColumns, TProduct>(
                a,
                b,
                ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50,
                ref c51, ref c60, ref c61, ref c70, ref c71);
            a += TProduct.StepStride;
            b += TProduct.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<V, TRows, TColumns, TProduct>(
        T* a,
        T* b,
        ref V c00, ref V c01, ref V c10, ref V c11, ref V c20, ref V c21, ref V c30, ref V c31, ref V c40,
        ref V c41, ref V c50, ref V c51, ref V c60, ref V c61, ref V c70, ref V c71)
        where V : struct, ISimd<V, T>
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
        where TProduct : struct, IProduct
    {
        var b0 = V.Load(b);
        var b1 = TColumns.Value > 1 ? V.Load(b + V.Count) : V.Zero;

        var a0 = V.Create(a[0]);
        c00 = V.MultiplyAdd(a0, b0, c00);
        if (TColumns.Value > 1)
            c01 = V.MultiplyAdd(a0, b1, c01);

        if (TRows.Value > 1)
        {
            var a1 = V.Create(a[1 * TProduct.RowStride]);
            c10 = V.MultiplyAdd(a1, b0, c10);
            if (TColumns.Value > 1)
                c11 = V.MultiplyAdd(a1, b1, c11);
        }

        if (TRows.Value > 2)
        {
            var a2 = V.Create(a[2 * TProduct.RowStride]);
            c20 = V.MultiplyAdd(a2, b0, c20);
            if (TColumns.Value > 1)
                c21 = V.MultiplyAdd(a2, b1, c21);
        }

        if (TRows.Value > 3)
        {
            var a3 = V.Create(a[3 * TProduct.RowStride]);
            c30 = V.MultiplyAdd(a3, b0, c30);
            if (TColumns.Value > 1)
                c31 = V.MultiplyAdd(a3, b1, c31);
        }

        if (TRows.Value > 4)
        {
            var a4 = V.Create(a[4 * TProduct.RowStride]);
            c40 = V.MultiplyAdd(a4, b0, c40);
            if (TColumns.Value > 1)
                c41 = V.MultiplyAdd(a4, b1, c41);
        }

        if (TRows.Value > 5)
        {
            var a5 = V.Create(a[5 * TProduct.RowStride]);
            c50 = V.MultiplyAdd(a5, b0, c50);
            if (TColumns.Value > 1)
                c51 = V.MultiplyAdd(a5, b1, c51);
        }

        if (TRows.Value > 6)
        {
            var a6 = V.Create(a[6 * TProduct.RowStride]);
            c60 = V.MultiplyAdd(a6, b0, c60);
            if (TColumns.Value > 1)
                c61 = V.MultiplyAdd(a6, b1, c61);
        }

        if (TRows.Value > 7)
        {
            var a7 = V.Create(a[7 * TProduct.RowStride]);
            c70 = V.MultiplyAdd(a7, b0, c70);
            if (TColumns.Value > 1)
                c71 = V.MultiplyAdd(a7, b1, c71);
        }
    }
}
