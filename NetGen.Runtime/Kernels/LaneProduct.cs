using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>How far apart the elements of a small matrix lie, as constants to the compiler.</summary>
internal interface ILaneMatrix
{
    /// <summary>The elements from a row to the next.</summary>
    static abstract int RowStride { get; }

    /// <summary>The elements from a column to the next.</summary>
    static abstract int ColumnStride { get; }
}

/// <summary>A weight in panels of outputs as the matrix [output, input]. There is one panel.</summary>
internal readonly struct WeightOf<TDense> : ILaneMatrix
    where TDense : struct, IDense
{
    public static int RowStride => 1;

    public static int ColumnStride => Panels.Width(TDense.Outputs);
}

/// <summary>A weight in panels of outputs as the matrix [input, output]. There is one panel.</summary>
internal readonly struct TransposedWeightOf<TDense> : ILaneMatrix
    where TDense : struct, IDense
{
    public static int RowStride => Panels.Width(TDense.Outputs);

    public static int ColumnStride => 1;
}

/// <summary>
/// The product of a small matrix and a batch in lanes, <c>Y[r] = b[r] + Σₖ A[r, k] X[k]</c>, in which every Y[r] and X[k] is as
/// many vectors as the batch has, and every number of A and b is broadcast.
/// </summary>
internal static unsafe class LaneProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes all rows for all vectors.</summary>
    /// <param name="a">A.</param>
    /// <param name="start">b, or null for none.</param>
    /// <param name="x">X, in lanes: as many features as A has columns.</param>
    /// <param name="y">Y, in lanes: as many features as A has rows.</param>
    /// <param name="rows">The rows of A, a constant to the caller.</param>
    /// <param name="columns">The columns of A, a constant to the caller.</param>
    /// <param name="examples">The examples of the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TMatrix>(T* a, T* start, T* x, T* y, int rows, int columns, int examples)
        where V : struct, ISimd<V, T>
        where TMatrix : struct, ILaneMatrix
    {
        // With 32 vector registers a tile is four rows by two vectors of two sums each; with 16 it is one vector wide.
        var vectors = Lanes.Blocks(examples) * (Lanes.Width / V.Count);
        var pairs = Vector512.IsHardwareAccelerated ? vectors & -2 : 0;
        if (pairs > 0)
            Run<V, Two, TMatrix>(a, start, x, y, rows, columns, 0, pairs);
        if (pairs < vectors)
            Run<V, One, TMatrix>(a, start, x, y, rows, columns, pairs, vectors);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<V, TVectors, TMatrix>(
        T* a, T* start, T* x, T* y, int rows, int columns, int first, int end)
        where V : struct, ISimd<V, T>
        where TVectors : struct, IConstant
        where TMatrix : struct, ILaneMatrix
    {
        if (rows >= 4)
            Rows<V, Four, TVectors, TMatrix>(a, start, x, y, rows, columns, 0, first, end);
        switch (rows % 4)
        {
            case 1:
                Rows<V, One, TVectors, TMatrix>(a, start, x, y, rows, columns, rows & -4, first, end);
                break;
            case 2:
                Rows<V, Two, TVectors, TMatrix>(a, start, x, y, rows, columns, rows & -4, first, end);
                break;
            case 3:
                Rows<V, Three, TVectors, TMatrix>(a, start, x, y, rows, columns, rows & -4, first, end);
                break;
        }
    }

    /// <summary>
    /// The rows from <paramref name="row"/> on, <typeparamref name="TRows"/> at a time as long as there are so many, for the vectors
    /// from <paramref name="first"/> to <paramref name="end"/>, <typeparamref name="TVectors"/> at a time. The sums are locals
    /// that stay in registers while k runs: s over the even k, starting with b, and t over the odd ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Rows<V, TRows, TVectors, TMatrix>(
        T* a, T* start, T* x, T* y, int rows, int columns, int row, int first, int end)
        where V : struct, ISimd<V, T>
        where TRows : struct, IConstant
        where TVectors : struct, IConstant
        where TMatrix : struct, ILaneMatrix
    {
        for (; row + TRows.Value <= rows; row += TRows.Value)
        {
            var b0 = start != null ? V.Create(start[row]) : V.Zero;
            var b1 = start != null && TRows.Value > 1 ? V.Create(start[row + 1]) : V.Zero;
            var b2 = start != null && TRows.Value > 2 ? V.Create(start[row + 2]) : V.Zero;
            var b3 = start != null && TRows.Value > 3 ? V.Create(start[row + 3]) : V.Zero;
            for (var vector = first; vector < end; vector += TVectors.Value)
            {
                var w = a + ((nint)row * TMatrix.RowStride);
                var u = x + LaneVectors<T>.At<V>(vector, columns);
                var v = TVectors.Value > 1 ? x + LaneVectors<T>.At<V>(vector + 1, columns) : u;
                V s00 = b0, s01 = b0, t00 = V.Zero, t01 = V.Zero;
                V s10 = b1, s11 = b1, t10 = V.Zero, t11 = V.Zero;
                V s20 = b2, s21 = b2, t20 = V.Zero, t21 = V.Zero;
                V s30 = b3, s31 = b3, t30 = V.Zero, t31 = V.Zero;
                var k = 0;
                while (true)
                {
                    var u0 = V.Load(u);
                    var v0 = TVectors.Value > 1 ? V.Load(v) : V.Zero;
                    var w0 = V.Create(w[0]);
                    s00 = V.MultiplyAdd(w0, u0, s00);
                    if (TVectors.Value > 1)
                        s01 = V.MultiplyAdd(w0, v0, s01);
                    if (TRows.Value > 1)
                    {
                        var w1 = V.Create(w[TMatrix.RowStride]);
                        s10 = V.MultiplyAdd(w1, u0, s10);
                        if (TVectors.Value > 1)
                            s11 = V.MultiplyAdd(w1, v0, s11);
                    }

                    if (TRows.Value > 2)
                    {
                        var w2 = V.Create(w[2 * TMatrix.RowStride]);
                        s20 = V.MultiplyAdd(w2, u0, s20);
                        if (TVectors.Value > 1)
                            s21 = V.MultiplyAdd(w2, v0, s21);
                    }

                    if (TRows.Value > 3)
                    {
                        var w3 = V.Create(w[3 * TMatrix.RowStride]);
                        s30 = V.MultiplyAdd(w3, u0, s30);
                        if (TVectors.Value > 1)
                            s31 = V.MultiplyAdd(w3, v0, s31);
                    }

                    if (k + 1 == columns)
                        break;

                    var u1 = V.Load(u + Lanes.Width);
                    var v1 = TVectors.Value > 1 ? V.Load(v + Lanes.Width) : V.Zero;
                    var w4 = V.Create(w[TMatrix.ColumnStride]);
                    t00 = V.MultiplyAdd(w4, u1, t00);
                    if (TVectors.Value > 1)
                        t01 = V.MultiplyAdd(w4, v1, t01);
                    if (TRows.Value > 1)
                    {
                        var w5 = V.Create(w[TMatrix.ColumnStride + TMatrix.RowStride]);
                        t10 = V.MultiplyAdd(w5, u1, t10);
                        if (TVectors.Value > 1)
                            t11 = V.MultiplyAdd(w5, v1, t11);
                    }

                    if (TRows.Value > 2)
                    {
                        var w6 = V.Create(w[TMatrix.ColumnStride + (2 * TMatrix.RowStride)]);
                        t20 = V.MultiplyAdd(w6, u1, t20);
                        if (TVectors.Value > 1)
                            t21 = V.MultiplyAdd(w6, v1, t21);
                    }

                    if (TRows.Value > 3)
                    {
                        var w7 = V.Create(w[TMatrix.ColumnStride + (3 * TMatrix.RowStride)]);
                        t30 = V.MultiplyAdd(w7, u1, t30);
                        if (TVectors.Value > 1)
                            t31 = V.MultiplyAdd(w7, v1, t31);
                    }

                    k += 2;
                    if (k == columns)
                        break;
                    w += 2 * TMatrix.ColumnStride;
                    u += 2 * Lanes.Width;
                    v += 2 * Lanes.Width;
                }

                var c = y + LaneVectors<T>.At<V>(vector, rows) + ((nint)row * Lanes.Width);
                var d = y + LaneVectors<T>.At<V>(vector + TVectors.Value - 1, rows) + ((nint)row * Lanes.Width);
                V.Store(c, s00 + t00);
                if (TVectors.Value > 1)
                    V.Store(d, s01 + t01);
                if (TRows.Value > 1)
                {
                    V.Store(c + Lanes.Width, s10 + t10);
                    if (TVectors.Value > 1)
                        V.Store(d + Lanes.Width, s11 + t11);
                }

                if (TRows.Value > 2)
                {
                    V.Store(c + (2 * Lanes.Width), s20 + t20);
                    if (TVectors.Value > 1)
                        V.Store(d + (2 * Lanes.Width), s21 + t21);
                }

                if (TRows.Value > 3)
                {
                    V.Store(c + (3 * Lanes.Width), s30 + t30);
                    if (TVectors.Value > 1)
                        V.Store(d + (3 * Lanes.Width), s31 + t31);
                }
            }
        }
    }
}

/// <summary>Where the vectors of a batch in lanes lie: a block has one of 16 lanes, or two of eight, and so on.</summary>
internal static class LaneVectors<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The place of a vector's first feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint At<V>(int vector, int features)
        where V : struct, ISimd<V, T>
    {
        var parts = Lanes.Width / V.Count;
        return ((nint)(vector / parts) * features * Lanes.Width) + (vector % parts * V.Count);
    }
}
