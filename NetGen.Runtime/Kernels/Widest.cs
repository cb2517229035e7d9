using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// A computation written once for every vector width. What does the work is compiled with full optimization from its
/// first call and never inlined: inlined into a method that starts unoptimized, it would start slow with it.
/// </summary>
internal interface IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<V>()
        where V : struct, ISimd<V, T>;
}

/// <summary>Runs a kernel with the widest vectors of this machine. The conditions are constants to the JIT and to AOT.</summary>
internal static class Widest
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TKernel>(TKernel kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IKernel<T>
    {
        if (Vector512.IsHardwareAccelerated)
            kernel.Run<Wide512<T>>();
        else if (Vector256.IsHardwareAccelerated)
            kernel.Run<Wide256<T>>();
        else if (Vector128.IsHardwareAccelerated)
            kernel.Run<Wide128<T>>();
        else
            kernel.Run<OneLane<T>>();
    }
}
