using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The optimizer's step from a gradient that lies in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ParameterUpdate
{
    /// <summary>Hands the whole gradient block to <paramref name="sink"/>.</summary>
    /// <param name="gradients">The gradient block's start.</param>
    /// <param name="length">Its length, a multiple of 16.</param>
    /// <param name="sink">What takes it: the optimizer.</param>
    public static void Apply<TSink>(Address gradients, int length, TSink sink)
        where TSink : struct, IGradientSink =>
        Widest.Run(new ParameterUpdateKernel<TSink>(gradients.Pointer, length, sink));
}

internal readonly unsafe struct ParameterUpdateKernel<TSink>(float* gradients, int length, TSink sink) : IKernel
    where TSink : struct, IGradientSink
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V>
    {
        for (nint offset = 0; offset < length; offset += V.Count)
            sink.Take(offset, V.Load(gradients + offset));
    }
}
