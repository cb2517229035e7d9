using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How products are cut so that what they read again and again stays in the second-level cache.</summary>
internal static class Blocking
{
    /// <summary>The floats of an operand that one block may hold: 256 KiB, a quarter of a common second-level cache.</summary>
    private const int Floats = 64 * 1024;

    /// <summary>Rows of an operand with this many floats each that fit a block: a multiple of 24, so of every tile, from 24 up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int rowLength) => Math.Max(24, Floats / rowLength / 24 * 24);

    /// <summary>Columns of an operand with this many rows that fit half a block: a multiple of 32 from 32 up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Columns(int rows) => Math.Max(32, Floats / 2 / rows / 32 * 32);
}
