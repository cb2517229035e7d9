using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The layout of images and sequences inside a network: blocks of <see cref="Width"/> examples, and in each block every
/// element of the 16 examples side by side, <c>[block][feature][example in block]</c>. Features are counted in
/// row-major order, channel first: <c>(channel × height + y) × width + x</c>. A kernel is then scalar code with a
/// vector in place of a number, which needs neither masks nor shuffles. The lanes past the last example hold finite
/// values that reach no result, and zeros in gradients.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>The examples of a block.</summary>
    public const int Width = 16;

    /// <summary>
    /// The rows of a training step in lanes that are computed at a time: their values stay in the second-level cache. Larger
    /// batches are cut into slices of this many rows, whose gradients are added up in order.
    /// </summary>
    public const int MaxRows = 256;

    /// <summary>
    /// The most rows of which a block of lanes, most of them empty, takes longer than <see cref="RowDense{T}"/>:
    /// measured with networks of 2-8-1 and of 4-32-16-4 units, in prediction and in training.
    /// </summary>
    public const int FewRows = 8;

    /// <summary>The blocks of that many examples, the last of which may not be full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Blocks(int rows) => (rows + Width - 1) / Width;

    /// <summary>
    /// The rows of the panel of 16 columns that a tensor in lanes is as a run of memory: what is done to each element
    /// by itself needs no other code for lanes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PanelRows(int features, int rows) => Blocks(rows) * features;
}

/// <summary>Conversions between the layout of <see cref="Lanes"/> and the others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Lanes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies rows of values back to back into lanes, with zeros in the lanes past the last row.</summary>
    /// <param name="source">The values, row after row; its length says how many rows.</param>
    /// <param name="destination">The first block.</param>
    /// <param name="features">The values of a row.</param>
    public static void FromRows(ReadOnlySpan<T> source, Address<T> destination, int features)
    {
        fixed (T* rows = source)
        {
            FromRows(rows, features, destination.Pointer, features, source.Length / features, features);
        }
    }

    /// <summary>Copies lanes out into rows of values, back to back.</summary>
    /// <param name="source">The first block.</param>
    /// <param name="destination">Receives the values, row after row; its length says how many rows.</param>
    /// <param name="features">The values of a row.</param>
    public static void ToRows(Address<T> source, Span<T> destination, int features)
    {
        fixed (T* rows = destination)
        {
            ToRows(source.Pointer, features, rows, features, destination.Length / features, features);
        }
    }

    /// <summary>Copies panels into lanes, with zeros in the lanes past the last row.</summary>
    /// <param name="source">The first panel's first row.</param>
    /// <param name="destination">The first block.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void FromPanels(Address<T> source, Address<T> destination, int features, int rows, int capacity)
    {
        var width = Panels.Width(features);
        for (var first = 0; first < features; first += width)
        {
            FromRows(
                source.Pointer + ((nint)first * capacity),
                width,
                destination.Pointer + ((nint)first * Lanes.Width),
                features,
                rows,
                Math.Min(width, features - first));
        }
    }

    /// <summary>Copies lanes into panels, with zeros as padding.</summary>
    /// <param name="source">The first block.</param>
    /// <param name="destination">The first panel's first row.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ToPanels(Address<T> source, Address<T> destination, int features, int rows, int capacity)
    {
        var width = Panels.Width(features);
        for (var first = 0; first < features; first += width)
        {
            var panel = destination.Pointer + ((nint)first * capacity);
            var count = Math.Min(width, features - first);
            ToRows(source.Pointer + ((nint)first * Lanes.Width), features, panel, width, rows, count);
            for (var row = 0; count < width && row < rows; row++)
                new Span<T>(panel + ((nint)row * width) + count, width - count).Clear();
        }
    }

    /// <summary>Takes the first <paramref name="count"/> values of rows that begin a stride apart.</summary>
    private static void FromRows(T* source, int stride, T* destination, int features, int rows, int count)
    {
        for (var row = 0; row < rows; row += Lanes.Width)
        {
            var present = Math.Min(Lanes.Width, rows - row);
            var block = destination + ((nint)row * features);
            if (present < Lanes.Width)
                new Span<T>(block, count * Lanes.Width).Clear();
            if (!NarrowLanes<T>.TryRun(source + ((nint)row * stride), stride, block, present, count))
                LaneTranspose.Run(source + ((nint)row * stride), stride, block, Lanes.Width, present, count);
        }
    }

    /// <summary>Writes the first <paramref name="count"/> features to rows that begin a stride apart.</summary>
    private static void ToRows(T* source, int features, T* destination, int stride, int rows, int count)
    {
        for (var row = 0; row < rows; row += Lanes.Width)
        {
            var present = Math.Min(Lanes.Width, rows - row);
            LaneTranspose.Run(
                source + ((nint)row * features),
                Lanes.Width,
                destination + ((nint)row * stride),
                stride,
                count,
                present);
        }
    }
}
