using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Copies a range of the features of one tensor to a range of another's: the parts of a concatenation, there and, for
/// the gradients, back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Concat<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// <c>destination[destinationFirst + i] = source[sourceFirst + i]</c>, or <c>+=</c>, of each row of tensors in
    /// panels. A copy of the destination's last feature also writes zeros into the padding after it.
    /// </summary>
    /// <param name="source">The first panel's first row of the tensor that is read.</param>
    /// <param name="sourceFeatures">Its features.</param>
    /// <param name="sourceFirst">The first feature to read.</param>
    /// <param name="destination">The first panel's first row of the tensor that is written.</param>
    /// <param name="destinationFeatures">Its features.</param>
    /// <param name="destinationFirst">The first feature to write.</param>
    /// <param name="count">The features to copy.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    /// <param name="add">Whether to add to what is there.</param>
    public static void CopyColumnsPanels(
        Address<T> source,
        int sourceFeatures,
        int sourceFirst,
        Address<T> destination,
        int destinationFeatures,
        int destinationFirst,
        int count,
        int rows,
        int capacity,
        bool add) =>
        Widest.Run<T, CopyColumns<T>>(new(
            source.Pointer,
            sourceFeatures,
            sourceFirst,
            destination.Pointer,
            destinationFeatures,
            destinationFirst,
            count,
            rows,
            capacity,
            add));

    /// <summary>
    /// <c>destination[destinationFirst + i] = source[sourceFirst + i]</c>, or <c>+=</c>, of each example of tensors in
    /// lanes.
    /// </summary>
    /// <param name="source">The first block of the tensor that is read.</param>
    /// <param name="sourceFeatures">Its features.</param>
    /// <param name="sourceFirst">The first feature to read.</param>
    /// <param name="destination">The first block of the tensor that is written.</param>
    /// <param name="destinationFeatures">Its features.</param>
    /// <param name="destinationFirst">The first feature to write.</param>
    /// <param name="count">The features to copy.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="add">Whether to add to what is there.</param>
    public static void CopyFeaturesLanes(
        Address<T> source,
        int sourceFeatures,
        int sourceFirst,
        Address<T> destination,
        int destinationFeatures,
        int destinationFirst,
        int count,
        int rows,
        bool add) =>
        Ranges.Run<T, CopyFeatures<T>>(
            new(
                source.Pointer + ((nint)sourceFirst * Lanes.Width),
                (nint)sourceFeatures * Lanes.Width,
                destination.Pointer + ((nint)destinationFirst * Lanes.Width),
                (nint)destinationFeatures * Lanes.Width,
                (nint)count * Lanes.Width,
                add),
            Lanes.Blocks(rows),
            (long)count * rows);
}

internal readonly unsafe struct CopyColumns<T>(
    T* source,
    int sourceFeatures,
    int sourceFirst,
    T* destination,
    int destinationFeatures,
    int destinationFirst,
    int count,
    int rows,
    int capacity,
    bool add) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var sourceWidth = Panels.Width(sourceFeatures);
        var width = Panels.Width(destinationFeatures);
        var copied = 0;
        while (copied < count)
        {
            // As far as both stay within a panel.
            var sourceWithin = (sourceFirst + copied) & (sourceWidth - 1);
            var within = (destinationFirst + copied) & (width - 1);
            var length = Math.Min(count - copied, Math.Min(sourceWidth - sourceWithin, width - within));
            var from = source + ((nint)(sourceFirst + copied - sourceWithin) * capacity) + sourceWithin;
            var to = destination + ((nint)(destinationFirst + copied - within) * capacity) + within;
            if (add)
                Add<V>(from, sourceWidth, to, width, length);
            else
                Copy<V>(from, sourceWidth, to, width, length);
            copied += length;
        }

        var padding = Panels.PaddedFeatures(destinationFeatures) - destinationFeatures;
        if (!add && padding > 0 && destinationFirst + count == destinationFeatures)
        {
            var within = destinationFeatures & (width - 1);
            var panel = destination + ((nint)(destinationFeatures - within) * capacity) + within;
            for (var row = 0; row < rows; row++)
                new Span<T>(panel + ((nint)row * width), padding).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy<V>(T* from, int fromStride, T* to, int toStride, int length)
        where V : struct, ISimd<V, T>
    {
        if (length < V.Count)
        {
            for (var row = 0; row < rows; row++, from += fromStride, to += toStride)
            {
                for (var i = 0; i < length; i++)
                    to[i] = from[i];
            }

            return;
        }

        // The last vector may write again what the one before it wrote.
        for (var row = 0; row < rows; row++, from += fromStride, to += toStride)
        {
            for (var i = 0; i <= length - V.Count; i += V.Count)
                V.Store(to + i, V.Load(from + i));
            V.Store(to + length - V.Count, V.Load(from + length - V.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<V>(T* from, int fromStride, T* to, int toStride, int length)
        where V : struct, ISimd<V, T>
    {
        for (var row = 0; row < rows; row++, from += fromStride, to += toStride)
        {
            var i = 0;
            for (; i <= length - V.Count; i += V.Count)
                V.Store(to + i, V.Load(to + i) + V.Load(from + i));
            for (; i < length; i++)
                to[i] += from[i];
        }
    }
}

internal readonly unsafe struct CopyFeatures<T>(
    T* source, nint sourceStride, T* destination, nint stride, nint length, bool add) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var block = first; block < end; block++)
        {
            var from = source + (block * sourceStride);
            var to = destination + (block * stride);
            if (add)
                JoinRun<T, SumOf<T>>.Of<V>(from, to, to, length);
            else
                JoinRun<T, CopyOf<T>>.Of<V>(from, from, to, length);
        }
    }
}
