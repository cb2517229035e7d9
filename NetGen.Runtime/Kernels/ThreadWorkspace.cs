using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Memory of each thread's own for the values of tiny networks, where renting it would take longer than computing them.
/// What runs in it calls no code of the user's, which might use it again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static Workspace<T>? _workspace;

    /// <summary>At least <paramref name="length"/> elements, good until the thread's next call.</summary>
    public static Address<T> Reserve(int length) => (_workspace ??= new()).Reserve(length).Address;

    /// <summary>
    /// Memory for <paramref name="columns"/> columns of whole blocks of lanes, good until the thread's next call.
    /// </summary>
    /// <param name="columns">The columns of all tensors.</param>
    /// <param name="rows">The examples.</param>
    public static Slice<T> ReserveBlocks(int columns, int rows) => (_workspace ??= new()).Reserve(columns, rows, blocks: true);
}
