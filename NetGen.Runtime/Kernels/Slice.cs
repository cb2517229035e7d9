using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Some rows of a batch whose tensors lie in one workspace, column after column of panels.</summary>
/// <param name="memory">The workspace's start.</param>
/// <param name="capacity">The rows that each tensor has room for: those from one panel to the next.</param>
/// <param name="first">The first row of the slice.</param>
/// <param name="rows">The rows of the slice.</param>
/// <param name="scratch">Memory that kernels may use while they run, whatever the rows.</param>
/// <param name="example">The place of the first row in its batch, which may have been cut into slices one after the other.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Slice<T>(
    Address<T> memory, int capacity, int first, int rows, Address<T> scratch = default, int example = 0)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Address<T> _memory = memory;

    /// <summary>
    /// The rows of a training step that are computed at a time. Larger batches are cut into slices of this many rows,
    /// whose gradients are added up in order.
    /// </summary>
    public const int MaxRows = 512;

    /// <summary>The first row.</summary>
    public int First { get; } = first;

    /// <summary>The number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>The rows from one panel to the next.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>Memory that kernels may use while they run, whatever the rows.</summary>
    public Address<T> Scratch { get; } = scratch;

    /// <summary>The place of the first row in its batch.</summary>
    public int Example { get; } = example;

    /// <summary>The slice's first row in the first panel of a tensor.</summary>
    /// <param name="column">The tensor's place in the workspace, in columns.</param>
    /// <param name="features">The tensor's features.</param>
    public Address<T> At(int column, int features) =>
        _memory + (((nint)column * Capacity) + Skew(column) + ((nint)First * Panels.Width(features)));

    /// <summary>
    /// The slice's first block of a tensor in lanes: <see cref="Lanes"/>. The first row is a multiple of 16, and the capacity
    /// holds whole blocks.
    /// </summary>
    /// <param name="column">The tensor's place in the workspace, in columns.</param>
    /// <param name="features">The tensor's features.</param>
    public Address<T> LanesAt(int column, int features) =>
        _memory + (((nint)column * Capacity) + Skew(column) + ((nint)First * features));

    /// <summary>Some of the rows, counted from the first row of the batch.</summary>
    public Slice<T> Part(int first, int rows) => new(_memory, Capacity, first, rows, Scratch, first);

    /// <summary>The same memory for other rows of the batch.</summary>
    /// <param name="example">The place of their first in the batch.</param>
    /// <param name="rows">How many they are: not more than there were.</param>
    public Slice<T> For(int example, int rows) => new(_memory, Capacity, 0, rows, Scratch, example);

    /// <summary>The elements of a workspace with this many columns of this many rows.</summary>
    /// <exception cref="ArgumentException">They do not fit one array.</exception>
    public static int Length(int columns, int capacity)
    {
        var length = ((long)columns * capacity) + Skew(columns);
        if (length > MaxLength)
        {
            throw new ArgumentException(
                $"A batch of {capacity} examples needs {length} values in memory at once, but one array holds {MaxLength}: "
                + "give the examples in several batches.");
        }

        return (int)length;
    }

    /// <summary>What a block can hold next to its alignment, in elements.</summary>
    private const int MaxLength = 0x7FFF_FF00;

    /// <summary>
    /// Room between tensors, so that with a power of two as the capacity they do not all begin at the same place of a page,
    /// and compete for the same sets of the cache: 16 elements, one or two cache lines, for every 16 columns,
    /// and as many for every 256.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Skew(int column) => 16 * ((nint)(column / 16) + (column / 256));
}
