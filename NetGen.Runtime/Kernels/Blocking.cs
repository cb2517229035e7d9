using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How products are cut so that what they read again and again stays in the second-level cache.</summary>
internal static unsafe class Blocking
{
    /// <summary>The bytes of an operand that one block may hold: a quarter of a common second-level cache.</summary>
    private const int Bytes = 256 * 1024;

    /// <summary>
    /// Rows of an operand with this many elements each that fit a block: a multiple of 24, so of every tile, from 24
    /// up.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows<T>(int rowLength)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Max(24, Bytes / sizeof(T) / rowLength / 24 * 24);

    /// <summary>Columns of an operand with this many rows that fit half a block: a multiple of 32 from 32 up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Columns<T>(int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Max(32, Bytes / sizeof(T) / 2 / rows / 32 * 32);

    /// <summary>
    /// How many of so many rows come next where they are cut into blocks of <paramref name="size"/>: all, where the
    /// last block would be less than a tile.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int left, int size) => left - size < 8 ? left : size;
}
