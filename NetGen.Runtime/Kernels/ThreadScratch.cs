using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The working memory of a thread that helps with a kernel; the one that runs the kernel has that of its workspace. It grows
/// to what is asked of it and is kept as long as the thread lives.
/// </summary>
internal static unsafe class ThreadScratch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static Workspace<T>? _workspace;

    /// <summary>At least <paramref name="length"/> elements, the same for all calls on a thread.</summary>
    public static T* Of(nint length) => (_workspace ??= new()).Reserve((int)length).Address.Pointer;
}
