using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>Memory that grows to what is asked of it and is kept for the next time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBlock<T> _block = new(0);

    /// <summary>At least <paramref name="length"/> elements, whose content is left over from the last use.</summary>
    /// <exception cref="ArgumentException"><paramref name="length"/> is negative: a sum of lengths overflowed.</exception>
    public AlignedBlock<T> Reserve(int length)
    {
        // Kernels write through pointers, so a length that overflowed must not pass for one that is there already.
        if (length < 0)
        {
            throw new ArgumentException(
                "The batch needs more values in memory at once than one array holds: give the examples in several batches.");
        }

        if (_block.Length < length)
            _block = new AlignedBlock<T>(length);
        return _block;
    }

    /// <summary>Memory for <paramref name="columns"/> columns of <paramref name="rows"/> rows, as one slice.</summary>
    /// <remarks>
    /// The rows from one panel to the next are made an odd number: with a power of two, the same row of all panels, which a
    /// product reads together, would compete for a few sets of the cache.
    /// </remarks>
    /// <exception cref="ArgumentException">It does not fit one array.</exception>
    public Slice<T> Reserve(int columns, int rows)
    {
        var capacity = rows | 1;
        return new(Reserve(Slice<T>.Length(columns, capacity)).Address, capacity, 0, rows);
    }
}
