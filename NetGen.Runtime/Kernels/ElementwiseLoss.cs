using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// A loss that is a sum over elements, as generated code states it. Where the network ends in an activation that the
/// loss is fused with, x is that activation's input or output, whichever the stable form needs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss of one element.</summary>
    static abstract V Loss<V>(V x, V target)
        where V : struct, ISimd<V, T>;

    /// <summary>The loss's derivative by the input of what it is fused with.</summary>
    static abstract V Gradient<V>(V x, V target)
        where V : struct, ISimd<V, T>;
}

/// <summary>Losses that are sums over elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss summed over all elements; also stores its gradient times <paramref name="scale"/>.</summary>
    /// <param name="x">The network's output, or what the loss's form takes instead, in panels.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="gradient">Receives the gradient, in panels.</param>
    /// <param name="scale">A factor for the gradient: one over the number of elements.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    [SkipLocalsInit]
    public static double Backward<TLoss>(
        Address<T> x, in Targets<T> targets, Address<T> gradient, T scale, int features, int capacity)
        where TLoss : struct, IElementwiseLoss<T>
    {
        var losses = stackalloc double[Chunks.Most];
        var chunks = new Chunks(targets.Values.Length / features, least: 64);
        fixed (T* target = targets.Values)
        {
            Ranges.Run<T, ElementwiseLossKernel<T, TLoss>>(
                new(x.Pointer, target, gradient.Pointer, scale, features, capacity, chunks, losses),
                chunks.Count,
                20L * targets.Values.Length);
        }

        return chunks.Sum(losses);
    }

    /// <summary>The loss summed over all elements.</summary>
    public static double Evaluate<TLoss>(Address<T> x, Targets<T> targets, int features, int capacity)
        where TLoss : struct, IElementwiseLoss<T> => Backward<TLoss>(x, targets, default, T.Zero, features, capacity);
}

/// <summary>No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ElementwiseLossKernel<T, TLoss>(
    T* input, T* targets, T* gradient, T scale, int features, int capacity, Chunks chunks, double* losses)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLoss : struct, IElementwiseLoss<T>
{
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
            losses[chunk] = Run<V>(chunk);
    }

    /// <summary>The loss of a chunk of rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private double Run<V>(int chunk)
        where V : struct, ISimd<V, T>
    {
        var total = 0.0;
        for (var r = chunks.First(chunk); r < chunks.First(chunk + 1); r++)
            total += Row<V>(r);
        return total;
    }

    /// <summary>The loss of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Row<V>(int r)
        where V : struct, ISimd<V, T>
    {
        var row = new RowOfPanels<T>(features, capacity, r);
        var sum = V.Zero;
        for (var column = 0; column < features; column += V.Count)
        {
            var at = row.At(column);
            var x = V.Load(input + at);
            var t = Rows<T>.Load<V>(targets + ((nint)r * features) + column, features - column);
            sum += row.Active(column, TLoss.Loss(x, t), V.Zero);
            if (gradient != null)
                V.Store(gradient + at, row.Active(column, TLoss.Gradient(x, t) * V.Create(scale), V.Zero));
        }

        return Number<T>.ToDouble(V.Sum(sum));
    }
}
