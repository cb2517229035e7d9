using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Workspaces for methods that many threads may call at once: each call rents one, and returns it for the next.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T>?[] _free = new Workspace<T>?[Math.Max(4, 2 * Environment.ProcessorCount)];

    /// <summary>A workspace that no other caller has.</summary>
    public Workspace<T> Rent()
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } workspace)
                return workspace;
        }

        return new Workspace<T>();
    }

    /// <summary>Gives a workspace back; it is left to the garbage collector where there are enough.</summary>
    public void Return(Workspace<T> workspace)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], workspace, null) is null)
                return;
        }
    }
}
