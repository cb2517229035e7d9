using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// How a parameter lies in memory: the kernels' packed form of the standard row-major form that the user sees.
/// </summary>
/// <remarks>
/// A matrix <c>[outputs, inputs]</c> is cut into panels of <see cref="Panels.Width">P</see> outputs, each stored as
/// <c>[inputs][P]</c>: the weight of output <c>o</c> and input <c>i</c> lies at
/// <c>(o / P) × inputs × P + i × P + o mod P</c>. The last panel is filled up with zeros. A vector is the matrix with
/// one input, and so only filled up. Rows, as of embeddings, are vectors one after the other.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParameterLayout
{
    private readonly int _matrices;
    private readonly int _outputs;
    private readonly int _inputs;

    private ParameterLayout(int matrices, int outputs, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matrices, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        _matrices = matrices;
        _outputs = outputs;
        _inputs = inputs;
        Length = checked(matrices * outputs * inputs);
        PackedLength = checked(matrices * Panels.PaddedFeatures(outputs) * inputs);
    }

    /// <summary>The number of elements in standard layout.</summary>
    public int Length { get; }

    /// <summary>The number of elements in packed layout, padding included.</summary>
    public int PackedLength { get; }

    /// <summary>The layout of a bias of <paramref name="length"/> outputs.</summary>
    public static ParameterLayout Vector(int length) => new(1, length, 1);

    /// <summary>The layout of the weight <c>[outputs, inputs]</c> of a fully connected layer.</summary>
    public static ParameterLayout DensePanels(int outputs, int inputs) => new(1, outputs, inputs);

    /// <summary>
    /// The layout of the weight <c>[rows, columns]</c> of an embedding: each row by itself, filled up to whole panels,
    /// so that a look-up reads one run of memory. The element of row r and column c lies at <c>r × <see
    /// cref="Panels.PaddedFeatures">padded columns</see> + c</c>.
    /// </summary>
    public static ParameterLayout Rows(int rows, int columns) => new(rows, columns, 1);

    /// <summary>
    /// Writes the elements of <paramref name="standard"/> into their places and zeros into the padding,
    /// rounded to the nearest numbers of the block's element type.
    /// </summary>
    internal void Pack<TStandard, TPacked>(ReadOnlySpan<TStandard> standard, Span<TPacked> packed)
        where TStandard : unmanaged, IBinaryFloatingPointIeee754<TStandard>
        where TPacked : unmanaged, IBinaryFloatingPointIeee754<TPacked>
    {
        for (var matrix = 0; matrix < _matrices; matrix++)
        {
            PackMatrix(
                standard.Slice(matrix * (Length / _matrices), Length / _matrices),
                packed.Slice(matrix * (PackedLength / _matrices), PackedLength / _matrices));
        }
    }

    /// <summary>Zeros in the padding.</summary>
    internal void ClearPadding<T>(Span<T> packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Panels.Width(_outputs);
        var used = _outputs % width;
        if (used == 0)
            return;
        for (var matrix = 1; matrix <= _matrices; matrix++)
        {
            var last = packed.Slice((matrix * (PackedLength / _matrices)) - (width * _inputs), width * _inputs);
            for (var row = 0; row < last.Length; row += width)
                last.Slice(row + used, width - used).Clear();
        }
    }

    private void PackMatrix<TStandard, TPacked>(ReadOnlySpan<TStandard> standard, Span<TPacked> packed)
        where TStandard : unmanaged, IBinaryFloatingPointIeee754<TStandard>
        where TPacked : unmanaged, IBinaryFloatingPointIeee754<TPacked>
    {
        var width = Panels.Width(_outputs);
        var panelLength = width * _inputs;
        for (var first = 0; first < _outputs; first += width)
        {
            var panel = packed.Slice(first / width * panelLength, panelLength);
            var lanes = Math.Min(width, _outputs - first);
            if (lanes < width)
                panel.Clear();
            for (var lane = 0; lane < lanes; lane++)
            {
                var row = standard.Slice((first + lane) * _inputs, _inputs);
                for (var i = 0; i < row.Length; i++)
                    panel[(i * width) + lane] = TPacked.CreateTruncating(row[i]);
            }
        }
    }

    /// <summary>
    /// Writes the elements of <paramref name="packed"/> in standard layout, leaving the padding out, rounded likewise.
    /// </summary>
    internal void Unpack<TPacked, TStandard>(ReadOnlySpan<TPacked> packed, Span<TStandard> standard)
        where TPacked : unmanaged, IBinaryFloatingPointIeee754<TPacked>
        where TStandard : unmanaged, IBinaryFloatingPointIeee754<TStandard>
    {
        for (var matrix = 0; matrix < _matrices; matrix++)
        {
            UnpackMatrix(
                packed.Slice(matrix * (PackedLength / _matrices), PackedLength / _matrices),
                standard.Slice(matrix * (Length / _matrices), Length / _matrices));
        }
    }

    private void UnpackMatrix<TPacked, TStandard>(ReadOnlySpan<TPacked> packed, Span<TStandard> standard)
        where TPacked : unmanaged, IBinaryFloatingPointIeee754<TPacked>
        where TStandard : unmanaged, IBinaryFloatingPointIeee754<TStandard>
    {
        var width = Panels.Width(_outputs);
        var panelLength = width * _inputs;
        for (var output = 0; output < _outputs; output++)
        {
            var panel = packed.Slice(output / width * panelLength, panelLength);
            var row = standard.Slice(output * _inputs, _inputs);
            for (var i = 0; i < row.Length; i++)
                row[i] = TStandard.CreateTruncating(panel[(i * width) + (output % width)]);
        }
    }
}
