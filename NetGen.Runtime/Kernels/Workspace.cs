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
    /// <param name="columns">The columns of all tensors.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="scratch">The elements of scratch memory beside, whatever the rows.</param>
    /// <param name="blocks">Whether tensors lie in lanes: there is room for whole blocks of 16 rows.</param>
    /// <remarks>
    /// The rows from one panel to the next are made an odd number: with a power of two, the same row of all panels, which a
    /// product reads together, would compete for a few sets of the cache.
    /// </remarks>
    /// <exception cref="ArgumentException">It does not fit one array.</exception>
    public Slice<T> Reserve(int columns, int rows, int scratch = 0, bool blocks = false)
    {
        var capacity = (blocks ? Lanes.Blocks(rows) * Lanes.Width : rows) | 1;

        // Whole cache lines, so that what follows is aligned as the block is.
        scratch = (scratch + 15) / 16 * 16;
        var length = Slice<T>.Length(columns, capacity);
        var memory = Reserve(checked(scratch + length)).Address;
        return new(memory + scratch, capacity, 0, rows, memory);
    }
}
