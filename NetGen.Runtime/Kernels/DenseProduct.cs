using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What comes before a product and after it.</summary>
internal interface IProductFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether <see cref="Before"/> does anything.</summary>
    static abstract bool HasBefore { get; }

    /// <summary>Makes the weights of the panels from one column to another ready.</summary>
    void Before(int column, int end);

    /// <summary>Goes over a part of the product that was just stored.</summary>
    /// <param name="place">The part's first element in the product's memory.</param>
    /// <param name="column">The feature that it is of.</param>
    /// <param name="rows">The rows of the part.</param>
    /// <param name="columns">The columns, all of one panel.</param>
    /// <param name="width">The elements from a row to the next.</param>
    void After<V>(nint place, int column, int rows, int columns, int width)
        where V : struct, ISimd<V, T>;
}

/// <summary>
/// The product of rows and a weight, <c>C[row, n] = Σₖ A[row, k] B[k, n]</c>, and what follows it: a forward pass, or
/// the gradient of an input.
/// </summary>
/// <param name="a">A's first row and step.</param>
/// <param name="nextRun">The elements from the end of a run of A to the start of the next.</param>
/// <param name="b">B in panels of its columns.</param>
/// <param name="c">C, in panels.</param>
/// <param name="frame">What comes before and after.</param>
/// <param name="steps">The number of k.</param>
/// <param name="columns">The columns.</param>
/// <param name="rows">The rows.</param>
/// <param name="capacity">The rows from one panel of C to the next.</param>
internal unsafe struct DenseProduct<T, V, TProduct, TFrame>(
    T* a, nint nextRun, T* b, T* c, TFrame frame, int steps, int columns, int rows, int capacity) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where V : struct, ISimd<V, T>
    where TProduct : struct, IProduct
    where TFrame : struct, IProductFrame<T>
{
    /// <summary>The rows after which the frame goes over what a panel has stored, from the first-level cache.</summary>
    private const int Strip = 48;

    private GridCut _cut;
    private bool _isBefore;

    /// <summary>All of it, on the threads of the caller's team.</summary>
    public void Run()
    {
        // Few rows wait for the weights, each vector of which is worth some rows' arithmetic.
        var panels = (columns + TProduct.Width - 1) / TProduct.Width;
        var tiles = (rows + Tile<T>.Rows - 1) / Tile<T>.Rows;
        var parts = ThreadTeam.Parts(2L * (rows + 2) * steps * columns, panels * tiles);
        if (parts == 1)
        {
            Run(0, columns, 0, rows, isReady: false);
            return;
        }

        if (TFrame.HasBefore)
        {
            _cut = GridCut.Of(panels, 1, parts, ThreadTeam.Threads);
            _isBefore = true;
            ThreadTeam.Run(ref this, _cut.Parts);
            _isBefore = false;
        }

        _cut = GridCut.Of(panels, tiles, parts, ThreadTeam.Threads);
        ThreadTeam.Run(ref this, _cut.Parts);
    }

    /// <inheritdoc/>
    public readonly void Run(int part)
    {
        var (firstPanel, endPanel) = _cut.Columns(part);
        var (firstColumn, endColumn) = (firstPanel * TProduct.Width, Math.Min(columns, endPanel * TProduct.Width));
        if (_isBefore)
        {
            frame.Before(firstColumn, endColumn);
            return;
        }

        var (firstTile, endTile) = _cut.Rows(part);
        Run(firstColumn, endColumn, firstTile * Tile<T>.Rows, Math.Min(rows, endTile * Tile<T>.Rows), isReady: true);
    }

    /// <summary>The columns of some panels, for some rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Run(int firstColumn, int endColumn, int firstRow, int endRow, bool isReady)
    {
        if (endRow - firstRow == 1)
        {
            if (TFrame.HasBefore && !isReady)
                frame.Before(firstColumn, endColumn);
            RunRow(firstColumn, endColumn, firstRow);
            return;
        }

        var block = Blocking.Rows<T>(steps);
        for (int row = firstRow, count; row < endRow; row += count)
        {
            count = Blocking.Next(endRow - row, block);
            for (var column = firstColumn; column < endColumn; column += TProduct.Width)
            {
                var end = Math.Min(endColumn, column + TProduct.Width);
                if (TFrame.HasBefore && !isReady && row == firstRow)
                    frame.Before(column, end);
                RunPanel(column, end - column, row, row + count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RunPanel(int column, int count, int firstRow, int endRow)
    {
        for (int row = firstRow, strip; row < endRow; row += strip)
        {
            strip = Blocking.Next(endRow - row, Strip);
            var place = ((nint)column * capacity) + ((nint)row * TProduct.Width);
            Tile<T>.MultiplyPanel<V, TProduct>(
                strip,
                count,
                a + ((nint)row * TProduct.RowStride),
                nextRun,
                b + ((nint)column * steps),
                steps,
                c + place);
            After(place, column, strip, count);
        }
    }

    /// <summary>One row: several panels at a time, as one has too few sums to keep the multipliers busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RunRow(int column, int endColumn, int row)
    {
        var panels = RowTile<T>.Panels<V, TProduct>();
        var x = a + ((nint)row * TProduct.RowStride);
        while (column < endColumn)
        {
            var place = ((nint)column * capacity) + ((nint)row * TProduct.Width);
            var count = panels * TProduct.Width;
            if (count > 0 && endColumn - column >= count)
            {
                RowTile<T>.Multiply<V, TProduct>(
                    x,
                    nextRun,
                    b + ((nint)column * steps),
                    (nint)TProduct.Width * steps,
                    steps,
                    c + place,
                    (nint)TProduct.Width * capacity);
            }
            else
            {
                count = Math.Min(TProduct.Width, endColumn - column);
                Tile<T>.MultiplyPanel<V, TProduct>(1, count, x, nextRun, b + ((nint)column * steps), steps, c + place);
            }

            for (var end = column + count; column < end; column += TProduct.Width)
            {
                place = ((nint)column * capacity) + ((nint)row * TProduct.Width);
                After(place, column, 1, Math.Min(TProduct.Width, end - column));
            }
        }
    }

    /// <summary>Not inlined: an activation twice in one method is more than the compiler inlines.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void After(nint place, int column, int rows, int columns) =>
        frame.After<V>(place, column, rows, columns, TProduct.Width);
}
