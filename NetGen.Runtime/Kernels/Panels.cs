using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The layout of a batch inside a network: the features are cut into panels of <see cref="Width"/> columns, and each
/// panel holds its columns of every row, row after row: <c>[panel][row][column]</c>. A row of a panel is one or two
/// cache lines of floats and a whole number of vectors, so products read and write it without masks. Columns that pad the
/// last panel hold no data: kernels compute with whatever lies there, and it never reaches a result.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Panels
{
    /// <summary>The columns of one panel of a tensor with this many features: 16 or 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Width(int features) => features <= 16 ? 16 : 32;

    /// <summary>The features rounded up to whole panels: the elements that one row takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PaddedFeatures(int features) => (features + Width(features) - 1) / Width(features) * Width(features);

    /// <summary>Copies rows of <paramref name="features"/> values each, back to back, into panels, with zeros as padding.</summary>
    /// <param name="source">The values, row after row.</param>
    /// <param name="destination">The first panel's first row.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void FromRows<T>(ReadOnlySpan<T> source, Address<T> destination, int features, int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Width(features);
        var rows = source.Length / features;
        for (var row = 0; row < rows; row++)
        {
            for (var first = 0; first < features; first += width)
            {
                var count = Math.Min(width, features - first);
                var panel = new Span<T>(destination.Pointer + ((nint)first * capacity) + (row * width), width);
                source.Slice((row * features) + first, count).CopyTo(panel);
                panel[count..].Clear();
            }
        }
    }

    /// <summary>Copies panels out into rows of <paramref name="features"/> values each, back to back.</summary>
    /// <param name="source">The first panel's first row.</param>
    /// <param name="destination">The values, row after row; its length says how many rows.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ToRows<T>(Address<T> source, Span<T> destination, int features, int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Width(features);
        var rows = destination.Length / features;
        for (var row = 0; row < rows; row++)
        {
            for (var first = 0; first < features; first += width)
            {
                var count = Math.Min(width, features - first);
                new ReadOnlySpan<T>(source.Pointer + ((nint)first * capacity) + (row * width), count)
                    .CopyTo(destination.Slice((row * features) + first, count));
            }
        }
    }
}
