using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The transpose between rows of an example each and lanes of an example each.</summary>
internal static unsafe class LaneTranspose
{
    /// <summary>The rows and columns that are turned over together: a cache line of floats each way.</summary>
    private const int Tile = 16;

    /// <summary><c>destination[column][row] = source[row][column]</c>.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="sourceStride">The elements from one row of the source to the next.</param>
    /// <param name="destination">The first row of the result.</param>
    /// <param name="stride">The elements from one row of the result to the next.</param>
    /// <param name="rows">The rows of the source, the columns of the result.</param>
    /// <param name="columns">The columns of the source, the rows of the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, nint sourceStride, T* destination, nint stride, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows that lie far apart, maybe by a multiple of the page, crowd the same few sets of the cache: a tile is done with
        // four rows of the side where they lie further apart before it goes on to the next four.
        if (sourceStride > stride)
        {
            for (var column = 0; column < columns; column += Tile)
            {
                for (var row = 0; row < rows; row += 4)
                {
                    for (var i = column; i < Math.Min(columns, column + Tile); i += 4)
                        Four(source, sourceStride, destination, stride, row, i, rows - row, columns - i);
                }
            }
        }
        else
        {
            for (var row = 0; row < rows; row += Tile)
            {
                for (var column = 0; column < columns; column += 4)
                {
                    for (var i = row; i < Math.Min(rows, row + Tile); i += 4)
                        Four(source, sourceStride, destination, stride, i, column, rows - i, columns - column);
                }
            }
        }
    }

    /// <summary>Four by four values, or what is left of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<T>(
        T* source, nint sourceStride, T* destination, nint stride, int row, int column, int rowsLeft, int columnsLeft)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var from = source + (row * sourceStride) + column;
        var to = destination + (column * stride) + row;
        if (typeof(T) == typeof(float) && rowsLeft >= 4 && columnsLeft >= 4)
        {
            PanelTranspose.Four((float*)from, sourceStride, (float*)to, stride);
            return;
        }

        for (var i = 0; i < Math.Min(4, columnsLeft); i++)
        {
            for (var j = 0; j < Math.Min(4, rowsLeft); j++)
                to[(i * stride) + j] = from[(j * sourceStride) + i];
        }
    }
}
