using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Softmax and log-softmax of one example, a row of one panel, by the sequence of operations that <see cref="ChannelSoftmax{T}"/>
/// does for each of a batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ExampleSoftmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void Forward(Address<T> input, Address<T> output, int features) =>
        Widest.Run<T, ExampleSoftmaxForward<T>>(new(input.Pointer, output.Pointer, features, isLog: false));

    /// <summary><c>yᵢ = xᵢ − max x − log Σⱼ exp(xⱼ − max x)</c>.</summary>
    public static void ForwardLog(Address<T> input, Address<T> output, int features) =>
        Widest.Run<T, ExampleSoftmaxForward<T>>(new(input.Pointer, output.Pointer, features, isLog: true));
}

internal readonly unsafe struct ExampleSoftmaxForward<T>(T* input, T* output, int features, bool isLog) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var row = new RowOfPanels<T>(features, capacity: 1, row: 0);
        var max = V.Create(RowSoftmax<T>.Max<V>(input, row));
        for (var column = 0; column < features; column += V.Count)
            V.Store(output + column, VectorMath<T>.Exp(V.Load(input + column) - max));
        var total = T.Zero;
        for (var feature = 0; feature < features; feature++)
            total += output[feature];
        var sum = V.Create(total);
        if (isLog)
        {
            var log = VectorMath<T>.Log(sum);
            for (var column = 0; column < features; column += V.Count)
                V.Store(output + column, V.Load(input + column) - max - log);
            return;
        }

        var scale = V.Create(T.One) / sum;
        for (var column = 0; column < features; column += V.Count)
            V.Store(output + column, V.Load(output + column) * scale);
    }
}
