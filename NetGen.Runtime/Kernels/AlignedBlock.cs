using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Memory for kernels: floats at a fixed address that is a multiple of 64, a cache line and a vector of 512 bits. The
/// memory is the garbage collector's, so that nothing has to be disposed of; it lives as long as the block is
/// reachable.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBlock
{
    private const int Alignment = 64;
    private const int FloatsPerAlignment = Alignment / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>A block of <paramref name="length"/> floats, all 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or above 2³¹ − 73, the longest array less 16 floats to align within.
    /// </exception>
    public AlignedBlock(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - FloatsPerAlignment);
        _array = GC.AllocateArray<float>(length + FloatsPerAlignment, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>All floats of the block.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>
    /// The place of the first float, its address a multiple of 64; good as long as the block is reachable.
    /// </summary>
    public Address Address => new((float*)Unsafe.AsPointer(ref _array[_start]));
}
