using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Memory of each thread's own for the values of one example, where renting it would take longer than computing them. What runs
/// in it calls no code of the user's, which might use it again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadWorkspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static Workspace<T>? _workspace;

    /// <summary>Memory for <paramref name="columns"/> columns of one row, good until the thread's next call.</summary>
    public static Slice<T> Reserve(int columns) => (_workspace ??= new()).Reserve(columns, rows: 1);
}
