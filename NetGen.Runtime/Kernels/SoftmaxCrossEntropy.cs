using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Softmax with cross-entropy, and log-softmax with negative log-likelihood, which is the same function: from the
/// softmax's input x, with <c>p = softmax(x)</c> and a target t, <c>L = Σᵢ tᵢ (log Σⱼ exp(xⱼ) − xᵢ)</c> and
/// <c>∂L/∂xᵢ = pᵢ Σⱼ tⱼ − tᵢ</c>. Stable for any finite x: the maximum is taken out of the exponentials.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SoftmaxCrossEntropy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss summed over the rows; also stores its gradient times <paramref name="scale"/>.</summary>
    /// <param name="input">The softmax's input x, in panels.</param>
    /// <param name="targets">A class index or a distribution a row.</param>
    /// <param name="inputGradient">Receives the gradient, in panels.</param>
    /// <param name="scale">A factor for the gradient: one over the number of examples.</param>
    /// <param name="features">The number of classes.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static double Backward(
        Address<T> input, Targets<T> targets, Address<T> inputGradient, T scale, int features, int capacity)
    {
        double loss;
        if (targets.AreClasses)
        {
            fixed (int* classes = targets.Classes)
            {
                Widest.Run<T, ClassCrossEntropy<T>>(new(
                    input.Pointer, classes, inputGradient.Pointer, scale, features, targets.Classes.Length, capacity, &loss));
            }
        }
        else
        {
            fixed (T* values = targets.Values)
            {
                var rows = targets.Values.Length / features;
                Widest.Run<T, DistributionCrossEntropy<T>>(new(
                    input.Pointer, values, inputGradient.Pointer, scale, features, rows, capacity, &loss));
            }
        }

        return loss;
    }

    /// <summary>The loss summed over the rows.</summary>
    public static double Evaluate(Address<T> input, Targets<T> targets, int features, int capacity) =>
        Backward(input, targets, default, T.Zero, features, capacity);
}

/// <summary>The target is a class index a row. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ClassCrossEntropy<T>(
    T* input, int* classes, T* inputGradient, T scale, int features, int rows, int capacity, double* loss)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var total = 0.0;
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);

            // Checked before the pass began; another thread that has changed it since must not lead outside the row.
            var target = row.At((int)Math.Min((uint)classes[r], (uint)(features - 1)));
            var max = RowSoftmax<T>.Max<V>(input, row);
            T sum;
            if (inputGradient == null)
            {
                sum = RowSoftmax<T>.SumOfExponentials<V>(input, max, row);
            }
            else
            {
                sum = RowSoftmax<T>.Exponentials<V>(input, inputGradient, max, row);
                var factor = V.Create(scale / sum);
                for (var column = 0; column < features; column += V.Count)
                {
                    var gradient = inputGradient + row.At(column);
                    V.Store(gradient, V.Load(gradient) * factor);
                }

                inputGradient[target] -= scale;
            }

            total += Math.Log(Number<T>.ToDouble(sum)) + (Number<T>.ToDouble(max) - Number<T>.ToDouble(input[target]));
        }

        *loss = total;
    }
}

/// <summary>The target is a distribution a row. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct DistributionCrossEntropy<T>(
    T* input, T* targets, T* inputGradient, T scale, int features, int rows, int capacity, double* loss)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var total = 0.0;
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var max = RowSoftmax<T>.Max<V>(input, row);
            var sum = inputGradient == null
                ? RowSoftmax<T>.SumOfExponentials<V>(input, max, row)
                : RowSoftmax<T>.Exponentials<V>(input, inputGradient, max, row);

            // Σ t and Σ t (x − max); a class of probability zero adds nothing even where x is −∞.
            var mass = V.Zero;
            var product = V.Zero;
            for (var column = 0; column < features; column += V.Count)
            {
                var t = Rows<T>.Load<V>(targets + ((nint)r * features) + column, features - column);
                var x = row.Active(column, V.Load(input + row.At(column)) - V.Create(max), V.Zero);
                mass += t;
                product += V.Where(V.Equal(t, V.Zero), V.Zero, t * x);
            }

            var totalMass = V.Sum(mass);
            total += (Number<T>.ToDouble(totalMass) * Math.Log(Number<T>.ToDouble(sum)))
                - Number<T>.ToDouble(V.Sum(product));
            if (inputGradient == null)
                continue;
            var factor = V.Create(totalMass * scale / sum);
            for (var column = 0; column < features; column += V.Count)
            {
                var gradient = inputGradient + row.At(column);
                var t = Rows<T>.Load<V>(targets + ((nint)r * features) + column, features - column);
                V.Store(gradient, (V.Load(gradient) * factor) - (t * V.Create(scale)));
            }
        }

        *loss = total;
    }
}
