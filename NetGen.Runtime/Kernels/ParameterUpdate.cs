using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The optimizer's step from a gradient that lies in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ParameterUpdate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Hands the gradient of what is trainable to <paramref name="sink"/>.</summary>
    /// <param name="gradients">The gradient block's start.</param>
    /// <param name="length">The elements from there on that are trainable, a multiple of 16.</param>
    /// <param name="sink">What takes it: the optimizer.</param>
    public static void Apply<TSink>(Address<T> gradients, int length, TSink sink)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, ParameterUpdateKernel<T, TSink>>(new(gradients.Pointer, length, sink));
}

internal readonly unsafe struct ParameterUpdateKernel<T, TSink>(T* gradients, int length, TSink sink) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (nint offset = 0; offset < length; offset += V.Count)
            sink.Take(offset, V.Load(gradients + offset));
    }
}
