using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The transpose between rows of an example each and lanes of an example each.</summary>
internal static unsafe class LaneTranspose
{
    /// <summary><c>destination[column][row] = source[row][column]</c>.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="sourceStride">The elements from one row of the source to the next.</param>
    /// <param name="destination">The first row of the result.</param>
    /// <param name="stride">The elements from one row of the result to the next.</param>
    /// <param name="rows">The rows of the source, the columns of the result.</param>
    /// <param name="columns">The columns of the source, the rows of the result.</param>
    /// <remarks>
    /// In stripes of 16 columns or fewer: whichever side has the long rows is then read or written a cache line at a
    /// time.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, nint sourceStride, T* destination, nint stride, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var first = 0; first < columns; first += 16)
        {
            var end = Math.Min(columns, first + 16);
            var row = 0;
            for (; row + 4 <= rows; row += 4)
            {
                var from = source + (row * sourceStride);
                var column = first;
                if (typeof(T) == typeof(float))
                {
                    for (; column + 4 <= end; column += 4)
                    {
                        var to = destination + (column * stride) + row;
                        PanelTranspose.Four((float*)(from + column), sourceStride, (float*)to, stride);
                    }
                }

                for (; column < end; column++)
                {
                    var to = destination + (column * stride) + row;
                    to[0] = from[column];
                    to[1] = from[sourceStride + column];
                    to[2] = from[(2 * sourceStride) + column];
                    to[3] = from[(3 * sourceStride) + column];
                }
            }

            for (; row < rows; row++)
            {
                for (var column = first; column < end; column++)
                    destination[(column * stride) + row] = source[(row * sourceStride) + column];
            }
        }
    }
}
