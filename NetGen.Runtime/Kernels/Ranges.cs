using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A computation over items that do not depend on one another, written once for every vector width.</summary>
internal interface IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the items from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>;
}

/// <summary>Runs computations over items that do not depend on one another, on the threads of the caller's team.</summary>
internal static class Ranges
{
    /// <summary>Computes all items of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="operations">What they cost in all, in floating-point operations: <see cref="ThreadTeam.Parts"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TKernel>(TKernel kernel, int items, long operations)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRangeKernel<T>
    {
        var parts = items > 1 ? ThreadTeam.Parts(operations, items) : 1;
        if (parts == 1)
            Widest.Run<T, RangeKernel<T, TKernel>>(new(kernel, 0, items));
        else
            Cut<T, TKernel>(kernel, items, parts);
    }

    /// <summary>The first item of a part; the number of items where there is no such part.</summary>
    public static int First(int items, int parts, int part) => (int)((long)items * part / parts);

    private static void Cut<T, TKernel>(TKernel kernel, int items, int parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRangeKernel<T>
    {
        var work = new RangeWork<T, TKernel>(kernel, items, parts);
        ThreadTeam.Run(ref work, parts);
    }
}

/// <summary>Some items of a kernel.</summary>
internal readonly struct RangeKernel<T, TKernel>(TKernel kernel, int first, int end) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRangeKernel<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> => kernel.Run<V>(first, end);
}

/// <summary>The items of a kernel in parts.</summary>
internal readonly struct RangeWork<T, TKernel>(TKernel kernel, int items, int parts) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRangeKernel<T>
{
    public void Run(int part) => Widest.Run<T, RangeKernel<T, TKernel>>(
        new(kernel, Ranges.First(items, parts, part), Ranges.First(items, parts, part + 1)));
}

/// <summary>
/// The rows of all panels of a tensor, one panel's after the other's. A range of them may begin and end anywhere in
/// a panel.
/// </summary>
/// <param name="features">The tensor's features.</param>
/// <param name="rows">Its rows.</param>
/// <param name="capacity">The rows from one panel to the next.</param>
internal readonly struct PanelRows(int features, int rows, int capacity)
{
    /// <summary>The columns of a panel.</summary>
    public int Width { get; } = Panels.Width(features);

    /// <summary>The number of items.</summary>
    public int Count => Panels.PaddedFeatures(features) / Width * rows;

    /// <summary>The elements of all items.</summary>
    public long Length => (long)Count * Width;

    /// <summary>The features in the panel of an item; fewer than the columns in the last panel, perhaps.</summary>
    public int FeaturesAt(int item) => Math.Min(Width, features - (item / rows * Width));

    /// <summary>
    /// The run of memory that begins with an item: as far as the range, and as the panel.
    /// </summary>
    /// <param name="item">The item; it becomes the first one after the run.</param>
    /// <param name="end">The end of the range.</param>
    /// <param name="length">The elements of the run.</param>
    /// <returns>The place of its first element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Next(ref int item, int end, out nint length)
    {
        var row = item % rows;
        var count = Math.Min(rows - row, end - item);
        var place = (((nint)(item / rows) * capacity) + row) * Width;
        length = (nint)count * Width;
        item += count;
        return place;
    }
}
