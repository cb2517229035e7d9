using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Memory that grows to what is asked of it and is kept for the next time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Workspace
{
    private AlignedBlock _block = new(0);

    /// <summary>At least <paramref name="length"/> floats, whose content is left over from the last use.</summary>
    public AlignedBlock Reserve(int length)
    {
        if (_block.Length < length)
            _block = new AlignedBlock(length);
        return _block;
    }

    /// <summary>Memory for <paramref name="columns"/> columns of <paramref name="rows"/> rows, as one slice.</summary>
    /// <exception cref="ArgumentException">It does not fit one array.</exception>
    public Slice Reserve(int columns, int rows) => new(Reserve(Slice.Length(columns, rows)).Address, rows, 0, rows);
}
