using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradient of some inputs' weights to one panel of outputs, <c>Σ x[row, i] δ[row, o]</c> over the rows, handed
/// to a sink.
/// </summary>
/// <param name="input">The input's first row.</param>
/// <param name="panelWidth">The features of one panel of the input, all of them where it has no panels.</param>
/// <param name="nextPanel">The elements from one panel of the input to the next.</param>
/// <param name="delta">The first row's gradients of the panel's outputs.</param>
/// <param name="rows">The rows to sum over; at least 1.</param>
/// <param name="sink">Where the gradient goes.</param>
/// <param name="weight">The panel's weights in the parameter block.</param>
/// <param name="scratch">Room for some tiles.</param>
internal readonly unsafe struct GradientTile<T, V, TProduct, TSink>(
    T* input, int panelWidth, nint nextPanel, T* delta, int rows, TSink sink, nint weight, T* scratch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where V : struct, ISimd<V, T>
    where TProduct : struct, IProduct
    where TSink : struct, IGradientSink<T>
{
    /// <summary>The elements of scratch memory: some tiles, and room to align them.</summary>
    public const int Scratch = (24 * 32) + 16;

    /// <summary>
    /// The inputs from <paramref name="start"/> to <paramref name="end"/>, for so many outputs of the panel.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run(int start, int end, int columns)
    {
        if (Tile<T>.Rows < 8)
        {
            RunApart(start, end, columns);
            return;
        }

        var column = 0;
        for (; columns - column > V.Count; column += 2 * V.Count)
            RunColumns<Two>(start, end, column);
        if (column < columns)
            RunColumns<One>(start, end, column);
    }

    /// <summary>
    /// Sums first, and what the sink makes of them after: with sixteen registers there are none left beside a tile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunApart(int start, int end, int columns)
    {
        for (int count; start < end; start += count)
        {
            // Two tiles at a time, within a panel of the input.
            var panel = Math.DivRem(start, panelWidth, out var within);
            count = Blocking.Next(Math.Min(panelWidth - within, end - start), 12);
            var x = input + (panel * nextPanel) + within;
            var place = weight + ((nint)start * TProduct.Width);
            sink.Announce(place, count * TProduct.Width);
            Tile<T>.MultiplyPanel<V, TProduct>(count, columns, x, 0, delta, rows, scratch);
            for (nint row = 0; row < (nint)count * TProduct.Width; row += TProduct.Width)
            {
                for (nint column = 0; column < columns; column += V.Count)
                    sink.Take(place + row + column, V.Load(scratch + row + column));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunColumns<TColumns>(int start, int end, int column)
        where TColumns : struct, IConstant
    {
        nint pending = -1;
        while (start < end)
        {
            // Tiles stay within a panel of the input.
            var panel = Math.DivRem(start, panelWidth, out var within);
            var count = Math.Min(panelWidth - within, end - start);
            var x = input + (panel * nextPanel) + within;
            var place = weight + ((nint)start * TProduct.Width) + column;
            var tiles = Tile<T>.Whole(count);
            var done = tiles * Tile<T>.Rows;
            if (tiles > 0)
                pending = RunWhole<TColumns>(tiles, x, column, place, pending);
            while (done < count)
            {
                var piece = Tile<T>.Piece(count - done);
                RunPiece<TColumns>(piece, x + done, column, place + ((nint)done * TProduct.Width));
                done += piece;
            }

            start += count;
        }

        if (pending >= 0)
            RunWhole<TColumns>(0, input, column, 0, pending);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint RunWhole<TColumns>(int tiles, T* x, int column, nint place, nint pending)
        where TColumns : struct, IConstant =>
        Run<Eight, TColumns>(tiles, x, delta + column, rows, sink, place, pending, scratch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunPiece<TColumns>(int count, T* x, int column, nint place)
        where TColumns : struct, IConstant
    {
        switch (count)
        {
            case 1:
                RunPiece<One, TColumns>(x, column, place);
                break;
            case 2:
                RunPiece<Two, TColumns>(x, column, place);
                break;
            case 3:
                RunPiece<Three, TColumns>(x, column, place);
                break;
            case 4:
                RunPiece<Four, TColumns>(x, column, place);
                break;
            case 5:
                RunPiece<Five, TColumns>(x, column, place);
                break;
            case 6:
                RunPiece<Six, TColumns>(x, column, place);
                break;
            case 7:
                RunPiece<Seven, TColumns>(x, column, place);
                break;
            case 8:
                RunPiece<Eight, TColumns>(x, column, place);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunPiece<TRows, TColumns>(T* x, int column, nint place)
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
    {
        // Beside a whole tile that may still wait in the scratch memory.
        var tile = scratch + (8 * 32);
        Run<TRows, TColumns>(1, x, delta + column, rows, sink, place, -1, tile);
        Run<TRows, TColumns>(0, x, delta + column, rows, sink, place, place, tile);
    }

    /// <summary>
    /// Some tiles of <typeparamref name="TRows"/> inputs, one after the other. While one is summed up, the sink takes
    /// the one before, a row after every part of the sum, and hears of the same row of this one: an optimizer's
    /// divisions and its wait for memory pass beside the products. One call of the sink serves all, since the
    /// compiler inlines only a few.
    /// </summary>
    /// <returns>The place of the last tile, which the sink has not taken yet: it waits in the scratch memory.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static nint Run<TRows, TColumns>(
        int tiles, T* x, T* delta, int rows, TSink sink, nint place, nint pending, T* scratch)
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
    {
        var part = (rows + TRows.Value - 1) / TRows.Value;
        var isLast = tiles == 0;
        do
        {
            var left = isLast ? 0 : rows;
            var a = x;
            var b = delta;
            V c00 = V.Zero, c01 = V.Zero;
            V c10 = V.Zero, c11 = V.Zero;
            V c20 = V.Zero, c21 = V.Zero;
            V c30 = V.Zero, c31 = V.Zero;
            V c40 = V.Zero, c41 = V.Zero;
            V c50 = V.Zero, c51 = V.Zero;
            V c60 = V.Zero, c61 = V.Zero;
            V c70 = V.Zero, c71 = V.Zero;
            for (var row = 0; row < TRows.Value; row++)
            {
                var run = Math.Min(part, left);
                Tile<T>.Accumulate<V, TRows, TColumns, TProduct>(
                    a,
                    b,
                    run,
                    ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41,
                    ref c50, ref c51, ref c60, ref c61, ref c70, ref c71);
                a += (nint)run * TProduct.StepStride;
                b += (nint)run * TProduct.Width;
                left -= run;
                for (var column = 0; column < TColumns.Value; column++)
                {
                    var i = (nint)((row * TProduct.Width) + (column * V.Count));
                    if (pending >= 0)
                        sink.Take(pending + i, V.Load(scratch + i));
                    if (!isLast)
                        sink.Announce(place + i, V.Count);
                }
            }

            if (isLast)
                return pending;

            V.Store(scratch, c00);
            if (TColumns.Value > 1)
                V.Store(scratch + V.Count, c01);
            if (TRows.Value > 1)
                V.Store(scratch + (1 * TProduct.Width), c10);
            if (TRows.Value > 1 && TColumns.Value > 1)
                V.Store(scratch + (1 * TProduct.Width) + V.Count, c11);
            if (TRows.Value > 2)
                V.Store(scratch + (2 * TProduct.Width), c20);
            if (TRows.Value > 2 && TColumns.Value > 1)
                V.Store(scratch + (2 * TProduct.Width) + V.Count, c21);
            if (TRows.Value > 3)
                V.Store(scratch + (3 * TProduct.Width), c30);
            if (TRows.Value > 3 && TColumns.Value > 1)
                V.Store(scratch + (3 * TProduct.Width) + V.Count, c31);
            if (TRows.Value > 4)
                V.Store(scratch + (4 * TProduct.Width), c40);
            if (TRows.Value > 4 && TColumns.Value > 1)
                V.Store(scratch + (4 * TProduct.Width) + V.Count, c41);
            if (TRows.Value > 5)
                V.Store(scratch + (5 * TProduct.Width), c50);
            if (TRows.Value > 5 && TColumns.Value > 1)
                V.Store(scratch + (5 * TProduct.Width) + V.Count, c51);
            if (TRows.Value > 6)
                V.Store(scratch + (6 * TProduct.Width), c60);
            if (TRows.Value > 6 && TColumns.Value > 1)
                V.Store(scratch + (6 * TProduct.Width) + V.Count, c61);
            if (TRows.Value > 7)
                V.Store(scratch + (7 * TProduct.Width), c70);
            if (TRows.Value > 7 && TColumns.Value > 1)
                V.Store(scratch + (7 * TProduct.Width) + V.Count, c71);
            pending = place;
            x += TRows.Value;
            place += TRows.Value * TProduct.Width;
            tiles--;
        }
        while (tiles > 0);

        return pending;
    }
}
