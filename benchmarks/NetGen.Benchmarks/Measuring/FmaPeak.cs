using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// The most single-precision arithmetic that one core does: fused multiply-adds on registers alone, in twelve
/// independent chains: as many as keep two units of a latency of up to six cycles busy and, with the two operands, fit
/// into sixteen registers.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12, Iterations = 1000;

    /// <summary>The lanes of the widest vectors that this machine accelerates.</summary>
    public static int Lanes
        => Vector512.IsHardwareAccelerated ? Wide512<float>.Count
            : Vector256.IsHardwareAccelerated ? Wide256<float>.Count
            : Wide128<float>.Count;

    /// <summary>The floating-point operations of one run with the widest vectors; a multiply-add is two.</summary>
    public static long Flops => 2L * Chains * Iterations * Lanes;

    /// <summary>Runs the multiply-adds that often.</summary>
    public static void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            if (Vector512.IsHardwareAccelerated)
                Run<Wide512<float>>();
            else if (Vector256.IsHardwareAccelerated)
                Run<Wide256<float>>();
            else
                Run<Wide128<float>>();
        }
    }

    // Each accumulator is a local of its own: in an array they would live in memory, at a third of the speed.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run<V>()
        where V : struct, ISimd<V, float>
    {
        V x = V.Create(0.999f), y = V.Create(1e-3f);
        V a0 = y, a1 = y, a2 = y, a3 = y, a4 = y, a5 = y, a6 = y, a7 = y, a8 = y, a9 = y, a10 = y, a11 = y;
        for (var i = 0; i < Iterations; i++)
        {
            a0 = V.MultiplyAdd(a0, x, y);
            a1 = V.MultiplyAdd(a1, x, y);
            a2 = V.MultiplyAdd(a2, x, y);
            a3 = V.MultiplyAdd(a3, x, y);
            a4 = V.MultiplyAdd(a4, x, y);
            a5 = V.MultiplyAdd(a5, x, y);
            a6 = V.MultiplyAdd(a6, x, y);
            a7 = V.MultiplyAdd(a7, x, y);
            a8 = V.MultiplyAdd(a8, x, y);
            a9 = V.MultiplyAdd(a9, x, y);
            a10 = V.MultiplyAdd(a10, x, y);
            a11 = V.MultiplyAdd(a11, x, y);
        }

        return V.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }
}
