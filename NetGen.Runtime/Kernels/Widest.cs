using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// A computation written once for every vector width. What does the work is compiled with full optimization from its
/// first call and never inlined: inlined into a method that starts unoptimized, it would start slow with it.
/// </summary>
internal interface IKernel
{
    void Run<V>()
        where V : struct, ISimd<V>;
}

/// <summary>Runs a kernel with the widest vectors of this machine. The conditions are constants to the JIT and to AOT.</summary>
internal static class Widest
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TKernel>(TKernel kernel)
        where TKernel : struct, IKernel
    {
        if (Vector512.IsHardwareAccelerated)
            kernel.Run<Float512>();
        else if (Vector256.IsHardwareAccelerated)
            kernel.Run<Float256>();
        else
            kernel.Run<Float128>();
    }
}
