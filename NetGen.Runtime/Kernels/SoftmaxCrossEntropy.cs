using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Softmax with cross-entropy, and log-softmax with negative log-likelihood, which is the same function: from the
/// softmax's input x, with <c>p = softmax(x)</c> and a target t, <c>L = Σᵢ tᵢ (log Σⱼ exp(xⱼ) − xᵢ)</c> and
/// <c>∂L/∂xᵢ = pᵢ Σⱼ tⱼ − tᵢ</c>. Stable for any finite x: the maximum is taken out of the exponentials.
/// </summary>
/// <remarks>
/// The options change t; <see cref="ICrossEntropyOptions{T}"/> says how. An ignored target has no loss, and the
/// gradient 0.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SoftmaxCrossEntropy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss summed over the rows; also stores its gradient times <paramref name="scale"/>.</summary>
    /// <param name="x">The softmax's input, in panels.</param>
    /// <param name="targets">A class index or a distribution a row.</param>
    /// <param name="gradient">Receives the gradient, in panels.</param>
    /// <param name="scale">
    /// A factor for the gradient: one over <see cref="Targets{T}.Divisor{TOptions}(int)"/> of the batch.
    /// </param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    [SkipLocalsInit]
    public static double Backward<TOptions>(
        Address<T> x, Targets<T> targets, Address<T> gradient, T scale, int classes, int capacity)
        where TOptions : struct, ICrossEntropyOptions<T>
    {
        var losses = stackalloc double[Chunks.Most];
        var rows = targets.AreClasses ? targets.Classes.Length : targets.Values.Length / classes;
        var chunks = new Chunks(rows, least: 64);
        var operations = 20L * rows * classes;
        fixed (T* weights = TOptions.ClassWeights)
        {
            if (targets.AreClasses)
            {
                fixed (int* indices = targets.Classes)
                {
                    Ranges.Run<T, ClassCrossEntropy<T, TOptions>>(
                        new(x.Pointer, indices, weights, gradient.Pointer, scale, classes, capacity, chunks, losses),
                        chunks.Count,
                        operations);
                }
            }
            else
            {
                fixed (T* values = targets.Values)
                {
                    Ranges.Run<T, DistributionCrossEntropy<T, TOptions>>(
                        new(x.Pointer, values, weights, gradient.Pointer, scale, classes, capacity, chunks, losses),
                        chunks.Count,
                        operations);
                }
            }
        }

        return chunks.Sum(losses);
    }

    /// <summary>The loss summed over the rows.</summary>
    public static double Evaluate<TOptions>(Address<T> x, Targets<T> targets, int classes, int capacity)
        where TOptions : struct, ICrossEntropyOptions<T> =>
        Backward<TOptions>(x, targets, default, T.Zero, classes, capacity);

    /// <summary><see cref="Backward{TOptions}"/> without options.</summary>
    public static double Backward(
        Address<T> input, Targets<T> targets, Address<T> inputGradient, T scale, int features, int capacity) =>
        Backward<PlainCrossEntropy<T>>(input, targets, inputGradient, scale, features, capacity);

    /// <summary><see cref="Evaluate{TOptions}"/> without options.</summary>
    public static double Evaluate(Address<T> input, Targets<T> targets, int features, int capacity) =>
        Evaluate<PlainCrossEntropy<T>>(input, targets, features, capacity);
}

/// <summary>The target is a class index a row. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct ClassCrossEntropy<T, TOptions>(
    T* input, int* indices, T* weights, T* inputGradient, T scale, int features, int capacity, Chunks chunks, double* losses)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOptions : struct, ICrossEntropyOptions<T>
{
    /// <summary>The rows of a group: a vector's lanes at most.</summary>
    private const int Group = 16;

    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var chunk = first; chunk < end; chunk++)
            losses[chunk] = Run<V>(chunk);
    }

    /// <summary>The loss of a chunk of rows.</summary>
    private double Run<V>(int chunk)
        where V : struct, ISimd<V, T>
    {
        var total = 0.0;
        var end = chunks.First(chunk + 1);
        for (var first = chunks.First(chunk); first < end; first += Group)
            total += RunGroup<V>(first, Math.Min(Group, end - first));
        return total;
    }

    /// <summary>
    /// The loss of a few rows. Each of its loops is a short chain of operations a row, of which a processor overlaps many
    /// rows; all of them in one chain would keep it waiting.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private double RunGroup<V>(int first, int rows)
        where V : struct, ISimd<V, T>
    {
        var max = stackalloc T[Group];
        for (var i = 0; i < rows; i++)
            max[i] = RowSoftmax<T>.Max<V>(input, new(features, capacity, first + i));

        var sum = stackalloc T[Group];
        for (var i = 0; i < rows; i++)
            sum[i] = RowSoftmax<T>.Exponentials<V>(input, inputGradient, max[i], new(features, capacity, first + i));

        var logarithm = stackalloc T[Group];
        for (var i = 0; i < Group; i += V.Count)
            V.Store(logarithm + i, VectorMath<T>.Log(V.Load(sum + i)));

        // Σ t' log Σ exp(x − max) − Σ t' (x − max)
        var sharedMass = CrossEntropyTarget<T, TOptions>.SharedMass(features);
        var total = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var row = new RowOfPanels<T>(features, capacity, first + i);
            if (indices[first + i] == TOptions.IgnoreIndex)
            {
                for (var column = 0; inputGradient != null && column < features; column += V.Count)
                    V.Store(inputGradient + row.At(column), V.Zero);
                continue;
            }

            var index = CrossEntropyTarget<T, TOptions>.Class(indices[first + i], features);
            var target = row.At(index);
            var certain = CrossEntropyTarget<T, TOptions>.Certain(index);
            var mass = certain + sharedMass;
            total += (Number<T>.ToDouble(mass) * Number<T>.ToDouble(logarithm[i]))
                + (Number<T>.ToDouble(certain) * (Number<T>.ToDouble(max[i]) - Number<T>.ToDouble(input[target])));
            if (CrossEntropyTarget<T, TOptions>.IsSmoothed)
                total -= SmoothProduct<V>(row, max[i]);
            if (inputGradient != null)
                Scale<V>(row, V.Create(mass * scale / sum[i]), target, certain * scale);
        }

        return total;
    }

    /// <summary>Makes the gradient of a row's exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Scale<V>(RowOfPanels<T> row, V factor, nint target, T share)
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < features; column += V.Count)
        {
            var gradient = inputGradient + row.At(column);
            var value = V.Load(gradient) * factor;
            if (CrossEntropyTarget<T, TOptions>.IsSmoothed)
                value -= row.Active(column, Shares<V>(column) * V.Create(scale), V.Zero);
            V.Store(gradient, value);
        }

        inputGradient[target] -= share;
    }

    /// <summary>What smoothing gives to the classes from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Shares<V>(int column)
        where V : struct, ISimd<V, T> =>
        CrossEntropyTarget<T, TOptions>.Weights<V>(weights, column, features)
        * V.Create(CrossEntropyTarget<T, TOptions>.Share(features));

    /// <summary><c>e / C Σᵢ wᵢ (xᵢ − max)</c>; a class of weight 0 adds nothing even where its x is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double SmoothProduct<V>(RowOfPanels<T> row, T max)
        where V : struct, ISimd<V, T>
    {
        var product = V.Zero;
        for (var column = 0; column < features; column += V.Count)
        {
            var share = Shares<V>(column);
            var term = share * (V.Load(input + row.At(column)) - V.Create(max));
            if (CrossEntropyTarget<T, TOptions>.IsWeighted)
                term = V.Where(V.Equal(share, V.Zero), V.Zero, term);
            product += row.Active(column, term, V.Zero);
        }

        return Number<T>.ToDouble(V.Sum(product));
    }
}

/// <summary>The target is a distribution a row. No gradient is stored where its pointer is null.</summary>
internal readonly unsafe struct DistributionCrossEntropy<T, TOptions>(
    T* input, T* targets, T* weights, T* inputGradient, T scale, int features, int capacity, Chunks chunks, double* losses)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TOptions : struct, ICrossEntropyOptions<T>
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
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var max = RowSoftmax<T>.Max<V>(input, row);
            var sum = RowSoftmax<T>.Exponentials<V>(input, inputGradient, max, row);

            // Σ t and Σ t (x − max); a class of probability zero adds nothing even where x is −∞.
            var mass = V.Zero;
            var product = V.Zero;
            for (var column = 0; column < features; column += V.Count)
            {
                var t = Target<V>(row, r, column);
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
                V.Store(gradient, (V.Load(gradient) * factor) - (Target<V>(row, r, column) * V.Create(scale)));
            }
        }

        return total;
    }

    /// <summary>The targets of a row from a column on; 0 past the last class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Target<V>(RowOfPanels<T> row, int r, int column)
        where V : struct, ISimd<V, T>
    {
        var given = Rows<T>.Load<V>(targets + ((nint)r * features) + column, features - column);
        var weight = CrossEntropyTarget<T, TOptions>.Weights<V>(weights, column, features);
        var target = CrossEntropyTarget<T, TOptions>.Of(given, weight, features);
        return CrossEntropyTarget<T, TOptions>.IsSmoothed ? row.Active(column, target, V.Zero) : target;
    }
}
