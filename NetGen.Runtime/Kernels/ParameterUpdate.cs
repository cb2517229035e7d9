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
    public void Run<V>()
        where V : struct, ISimd<V, T> => new ParameterUpdateWork<T, V, TSink>(gradients, length, sink).Run();
}

internal unsafe struct ParameterUpdateWork<T, V, TSink>(T* gradients, int length, TSink sink) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where V : struct, ISimd<V, T>
    where TSink : struct, IGradientSink<T>
{
    /// <summary>The elements that are not cut apart: some pages.</summary>
    private const int Unit = 4096;

    private int _parts = 1;

    public void Run()
    {
        // An element waits for its number, its state and its gradient: as long as some thirty operations take.
        _parts = ThreadTeam.Parts(32L * length, (length + Unit - 1) / Unit);
        ThreadTeam.Run(ref this, _parts);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(int part)
    {
        var units = (length + Unit - 1) / Unit;
        var end = (nint)Math.Min(length, (long)units * (part + 1) / _parts * Unit);
        for (var offset = (nint)((long)units * part / _parts * Unit); offset < end; offset += V.Count)
            sink.Take(offset, V.Load(gradients + offset));
    }
}
