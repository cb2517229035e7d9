using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>A computation with random words, written once for every vector width.</summary>
internal interface IRandomKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<V, W>()
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>;
}

/// <summary>
/// <see cref="Widest"/> for kernels with random words, which come by pairs of floats: where a processor has no vectors
/// the platform's library stands in for them.
/// </summary>
internal static class WidestRandom
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TKernel>(TKernel kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRandomKernel<T>
    {
        if (Vector512.IsHardwareAccelerated)
            kernel.Run<Wide512<T>, Words512>();
        else if (Vector256.IsHardwareAccelerated)
            kernel.Run<Wide256<T>, Words256>();
        else
            kernel.Run<Wide128<T>, Words128>();
    }
}

/// <summary>
/// Which number of which Philox block belongs to an element of a batch. A block gives several numbers, and a vector of
/// blocks as many vectors of numbers: those must be elements side by side in panels, where the lanes are columns, and
/// also in lanes, where they are examples. So a block's numbers belong to columns and examples 16 apart, as many
/// columns as a tensor of few features has use for, and examples for the rest.
/// </summary>
/// <remarks>
/// With a · b numbers a block, number i b + j of the block of counter (c, r) is that of the column
/// <c>(c / 16) 16 b + 16 j + c mod 16</c> of the example <c>(r / 16) 16 a + 16 i + r mod 16</c>.
/// </remarks>
internal readonly struct DrawGrid
{
    // Of the columns, which are a power of two: a division for every vector would take longer than its numbers.
    private readonly int _shift;

    /// <param name="features">The features of the tensor.</param>
    /// <param name="numbers">The numbers of a block: a power of two.</param>
    public DrawGrid(int features, int numbers)
    {
        while (Columns < numbers && 16 * Columns < features)
            _shift++;
        Examples = numbers >> _shift;
    }

    /// <summary>The columns b of a block.</summary>
    public int Columns => 1 << _shift;

    /// <summary>The examples a of a block.</summary>
    public int Examples { get; }

    /// <summary>The columns from that of a block's first number to that of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ColumnsTo(int number) => (number & (Columns - 1)) * 16;

    /// <summary>Which of its examples a number of a block is for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ExampleOf(int number) => number >> _shift;
}
