using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Asks for memory ahead of its use. A product computes on a tile for hundreds of nanoseconds; meanwhile what it needs next
/// comes nearer. Where the processor has no such instruction here, nothing happens.
/// </summary>
internal static unsafe class Prefetch
{
    private const int Line = 16;

    /// <summary>Into the first-level cache: for what is used right after the tile at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Near(float* start, int length)
    {
        if (!Sse.IsSupported)
            return;
        for (var i = 0; i < length; i += Line)
            Sse.Prefetch0(start + i);
    }
}
