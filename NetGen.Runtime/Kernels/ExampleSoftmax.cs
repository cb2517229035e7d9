using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Softmax and log-softmax of a few examples, rows of one panel, by the sequence of operations that
/// <see cref="ChannelSoftmax{T}"/> does for each of a batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ExampleSoftmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void Forward(Address<T> input, Address<T> output, int features, int rows) =>
        Widest.Run<T, ExampleSoftmaxForward<T>>(new(input.Pointer, output.Pointer, features, rows, isLog: false));

    /// <summary><c>yᵢ = xᵢ − max x − log Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void ForwardLog(Address<T> input, Address<T> output, int features, int rows) =>
        Widest.Run<T, ExampleSoftmaxForward<T>>(new(input.Pointer, output.Pointer, features, rows, isLog: true));
}

internal readonly unsafe struct ExampleSoftmaxForward<T>(T* input, T* output, int features, int rows, bool isLog) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (var row = 0; row < rows; row++)
        {
            var at = (nint)row * Panels.Width(features);
            Row<V>(input + at, output + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row<V>(T* x, T* y)
        where V : struct, ISimd<V, T>
    {
        var row = new RowOfPanels<T>(features, capacity: 1, row: 0);
        var max = V.Create(RowSoftmax<T>.Max<V>(x, row));
        for (var column = 0; column < features; column += V.Count)
            V.Store(y + column, VectorMath<T>.Exp(V.Load(x + column) - max));
        var total = T.Zero;
        for (var feature = 0; feature < features; feature++)
            total += y[feature];
        var sum = V.Create(total);
        if (isLog)
        {
            var log = VectorMath<T>.Log(sum);
            for (var column = 0; column < features; column += V.Count)
                V.Store(y + column, V.Load(x + column) - max - log);
            return;
        }

        var scale = V.Create(T.One) / sum;
        for (var column = 0; column < features; column += V.Count)
            V.Store(y + column, V.Load(y + column) * scale);
    }
}
