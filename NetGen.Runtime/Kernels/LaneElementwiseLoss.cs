using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Losses that are sums over elements, of an output in <see cref="Lanes"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneElementwiseLoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The loss summed over all elements; also stores its gradient times <paramref name="scale"/>, 0 in the lanes past the last
    /// row.
    /// </summary>
    /// <param name="x">The network's output, or what the loss's form takes instead, in lanes.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="turned">Receives the targets in lanes.</param>
    /// <param name="gradient">Receives the gradient, in lanes.</param>
    /// <param name="scale">A factor for the gradient: one over the number of elements.</param>
    /// <param name="features">The values of a row.</param>
    public static double Backward<TLoss>(
        Address<T> x, Targets<T> targets, Address<T> turned, Address<T> gradient, T scale, int features)
        where TLoss : struct, IElementwiseLoss<T>
    {
        double loss;
        Lanes<T>.FromRows(targets.Values, turned, features);
        Widest.Run<T, LaneElementwiseLossKernel<T, TLoss>>(new(
            x.Pointer, turned.Pointer, gradient.Pointer, scale, features, targets.Values.Length / features, &loss));
        return loss;
    }
}

internal readonly unsafe struct LaneElementwiseLossKernel<T, TLoss>(
    T* x, T* targets, T* gradient, T scale, int features, int rows, double* loss) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLoss : struct, IElementwiseLoss<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var total = 0.0;
        var factor = V.Create(scale);
        for (var row = 0; row < rows; row += V.Count)
        {
            var present = V.FirstLanes(rows - row);
            var at = LaneVectors<T>.At<V>(row / V.Count, features);
            var sum = V.Zero;
            for (var feature = 0; feature < features; feature++, at += Lanes.Width)
            {
                var y = V.Load(x + at);
                var target = V.Load(targets + at);
                sum += TLoss.Loss(y, target);
                V.Store(gradient + at, V.Where(present, TLoss.Gradient(y, target) * factor, V.Zero));
            }

            total += Number<T>.ToDouble(V.Sum(V.Where(present, sum, V.Zero)));
        }

        // Vectors of the last block that have no row.
        for (var row = (rows + V.Count - 1) / V.Count * V.Count; row % Lanes.Width != 0; row += V.Count)
        {
            var at = LaneVectors<T>.At<V>(row / V.Count, features);
            for (var feature = 0; feature < features; feature++, at += Lanes.Width)
                V.Store(gradient + at, V.Zero);
        }

        *loss = total;
    }
}
