using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Softmax and log-softmax over the features of each row, and their backward passes; all tensors in panels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Softmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void Forward(Address<T> input, Address<T> output, int features, int rows, int capacity) =>
        Ranges.Run<T, SoftmaxForward<T>>(
            new(input.Pointer, output.Pointer, features, capacity), rows, 20L * features * rows);

    /// <summary><c>yᵢ = xᵢ − max x − log Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void ForwardLog(Address<T> input, Address<T> output, int features, int rows, int capacity) =>
        Ranges.Run<T, LogSoftmaxForward<T>>(
            new(input.Pointer, output.Pointer, features, capacity), rows, 20L * features * rows);

    /// <summary>The product with softmax's Jacobian: <c>∂L/∂xᵢ = yᵢ (∂L/∂yᵢ − Σⱼ yⱼ ∂L/∂yⱼ)</c>.</summary>
    public static void Backward(
        Address<T> output, Address<T> outputGradient, Address<T> inputGradient, int features, int rows, int capacity) =>
        Ranges.Run<T, SoftmaxBackward<T>>(
            new(output.Pointer, outputGradient.Pointer, inputGradient.Pointer, features, capacity),
            rows,
            20L * features * rows);

    /// <summary>The product with log-softmax's Jacobian: <c>∂L/∂xᵢ = ∂L/∂yᵢ − exp(yᵢ) Σⱼ ∂L/∂yⱼ</c>.</summary>
    public static void BackwardLog(
        Address<T> output, Address<T> outputGradient, Address<T> inputGradient, int features, int rows, int capacity) =>
        Ranges.Run<T, LogSoftmaxBackward<T>>(
            new(output.Pointer, outputGradient.Pointer, inputGradient.Pointer, features, capacity),
            rows,
            20L * features * rows);
}

/// <summary>The vectors of one row: where each lies in the panels, and which of its lanes are features.</summary>
internal readonly struct RowOfPanels<T>(int features, int capacity, int row)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _width = Panels.Width(features);

    public int Features => features;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(int column) =>
        ((nint)(column & -_width) * capacity) + ((nint)row * _width) + (column & (_width - 1));

    /// <summary>The lanes of the vector at <paramref name="column"/> that are features, else <paramref name="otherwise"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Active<V>(int column, V value, V otherwise)
        where V : struct, ISimd<V, T> =>
        column + V.Count <= features ? value : V.Where(V.FirstLanes(features - column), value, otherwise);
}

/// <summary>What softmax, log-softmax and cross-entropy share: a row's maximum and the sum of its exponentials.</summary>
internal static unsafe class RowSoftmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max<V>(T* x, RowOfPanels<T> row)
        where V : struct, ISimd<V, T>
    {
        var lowest = V.Create(T.NegativeInfinity);
        var max = lowest;
        for (var column = 0; column < row.Features; column += V.Count)
            max = V.Max(max, row.Active(column, V.Load(x + row.At(column)), lowest));
        return V.MaxLane(max);
    }

    /// <summary>
    /// The sum of <c>exp(x − max)</c>. Where <paramref name="y"/> is not null, stores these there, with zeros as padding.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exponentials<V>(T* x, T* y, T max, RowOfPanels<T> row)
        where V : struct, ISimd<V, T>
    {
        var shift = V.Create(max);
        var sum = V.Zero;
        for (var column = 0; column < row.Features; column += V.Count)
        {
            var exponential = VectorMath<T>.Exp(V.Load(x + row.At(column)) - shift);
            exponential = row.Active(column, exponential, V.Zero);
            if (y != null)
                V.Store(y + row.At(column), exponential);
            sum += exponential;
        }

        return V.Sum(sum);
    }
}

internal readonly unsafe struct SoftmaxForward<T>(T* input, T* output, int features, int capacity)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var r = first; r < end; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var sum = RowSoftmax<T>.Exponentials<V>(input, output, RowSoftmax<T>.Max<V>(input, row), row);
            var scale = V.Create(T.One / sum);
            for (var column = 0; column < features; column += V.Count)
            {
                var y = output + row.At(column);
                V.Store(y, V.Load(y) * scale);
            }
        }
    }
}

internal readonly unsafe struct LogSoftmaxForward<T>(T* input, T* output, int features, int capacity)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var r = first; r < end; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var max = RowSoftmax<T>.Max<V>(input, row);
            var sum = RowSoftmax<T>.Exponentials<V>(input, null, max, row);
            var log = Number<T>.FromDouble(Math.Log(Number<T>.ToDouble(sum)));
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                V.Store(output + at, row.Active(column, V.Load(input + at) - V.Create(max) - V.Create(log), V.Zero));
            }
        }
    }
}

internal readonly unsafe struct SoftmaxBackward<T>(
    T* output, T* outputGradient, T* inputGradient, int features, int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var r = first; r < end; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var product = V.Zero;
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                product += row.Active(column, V.Load(output + at) * V.Load(outputGradient + at), V.Zero);
            }

            var sum = V.Create(V.Sum(product));
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                var gradient = V.Load(output + at) * (V.Load(outputGradient + at) - sum);
                V.Store(inputGradient + at, row.Active(column, gradient, V.Zero));
            }
        }
    }
}

internal readonly unsafe struct LogSoftmaxBackward<T>(
    T* output, T* outputGradient, T* inputGradient, int features, int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T>
    {
        for (var r = first; r < end; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            var total = V.Zero;
            for (var column = 0; column < features; column += V.Count)
                total += row.Active(column, V.Load(outputGradient + row.At(column)), V.Zero);
            var sum = V.Create(V.Sum(total));
            for (var column = 0; column < features; column += V.Count)
            {
                var at = row.At(column);
                var gradient = V.Load(outputGradient + at) - (VectorMath<T>.Exp(V.Load(output + at)) * sum);
                V.Store(inputGradient + at, row.Active(column, gradient, V.Zero));
            }
        }
    }
}
