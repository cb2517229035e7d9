using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// A loss that is a sum over elements, as generated code states it. Where the network ends in an activation that the
/// loss is fused with, x is that activation's input or output, whichever the stable form needs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseLoss
{
    /// <summary>The loss of one element.</summary>
    static abstract V Loss<V>(V x, V target)
        where V : struct, ISimd<V>;

    /// <summary>The loss's derivative by the input of what it is fused with.</summary>
    static abstract V Gradient<V>(V x, V target)
        where V : struct, ISimd<V>;
}

/// <summary>Losses that are sums over elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ElementwiseLoss
{
    /// <summary>The loss summed over all elements; also stores its gradient times <paramref name="scale"/>.</summary>
    /// <param name="x">The network's output, or what the loss's form takes instead, in panels.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="gradient">Receives the gradient, in panels.</param>
    /// <param name="scale">A factor for the gradient: one over the number of elements.</param>
    /// <param name="features">The values of a row.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static double Backward<TLoss>(
        Address x, Targets targets, Address gradient, float scale, int features, int capacity)
        where TLoss : struct, IElementwiseLoss
    {
        double loss;
        fixed (float* target = targets.Values)
        {
            Widest.Run(new ElementwiseLossKernel<TLoss>(
                x.Pointer, target, gradient.Pointer, scale, features, targets.Values.Length / features, capacity, &loss));
        }

        return loss;
    }

    /// <summary>The loss summed over all elements.</summary>
    public static double Evaluate<TLoss>(Address x, Targets targets, int features, int capacity)
        where TLoss : struct, IElementwiseLoss => Backward<TLoss>(x, targets, default, 0, features, capacity);
}

/// <summary>No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ElementwiseLossKernel<TLoss>(
    float* input, float* targets, float* gradient, float scale, int features, int rows, int capacity, double* loss)
    : IKernel
    where TLoss : struct, IElementwiseLoss
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V>
    {
        var total = 0.0;
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels(features, capacity, r);
            var sum = V.Zero;
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                var x = V.Load(input + at);
                var t = Rows.Load<V>(targets + ((nint)r * features) + column, features - column);
                sum += row.Active(column, TLoss.Loss(x, t), V.Zero);
                if (gradient != null)
                    V.Store(gradient + at, row.Active(column, TLoss.Gradient(x, t) * V.Create(scale), V.Zero));
            }

            total += V.Sum(sum);
        }

        *loss = total;
    }
}
