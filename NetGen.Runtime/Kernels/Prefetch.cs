using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Asks for memory ahead of its use. A product computes on a tile for hundreds of nanoseconds; meanwhile what it needs next
/// comes nearer. Where the processor has no such instruction here, nothing happens.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Into the first-level cache: for what is used right after the tile at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Near<T>(T* start, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Sse.IsSupported)
            return;
        for (var i = 0; i < length; i += 64 / sizeof(T))
            Sse.Prefetch0(start + i);
    }

    /// <summary>Into the second-level cache: for what is used some tiles later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Far<T>(T* start, nint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Sse.IsSupported)
            return;
        for (nint i = 0; i < length; i += 64 / sizeof(T))
            Sse.Prefetch1(start + i);
    }
}
