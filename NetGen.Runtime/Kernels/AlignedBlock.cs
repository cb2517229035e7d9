using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Memory for kernels: numbers at a fixed address that is a multiple of 64, a cache line and a vector of 512 bits. The
/// memory is the garbage collector's, so that nothing has to be disposed of; it lives as long as the block is
/// reachable.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    /// <summary>A block of <paramref name="length"/> elements, all 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or above the longest array less 64 bytes to align within: 2³¹ − 73 floats.
    /// </exception>
    public AlignedBlock(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - ElementsPerAlignment);
        _array = GC.AllocateArray<T>(length + ElementsPerAlignment, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(T);
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    private static int ElementsPerAlignment => Alignment / sizeof(T);

    /// <summary>All elements of the block.</summary>
    public Span<T> Span => _array.AsSpan(_start, Length);

    /// <summary>
    /// The place of the first element, its address a multiple of 64; good as long as the block is reachable.
    /// </summary>
    public Address<T> Address => new((T*)Unsafe.AsPointer(ref _array[_start]));
}
