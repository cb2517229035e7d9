using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// Workspaces for methods that many threads may call at once: each call rents one, and returns it for the next.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool
{
    private readonly Workspace?[] _free = new Workspace?[Math.Max(4, 2 * Environment.ProcessorCount)];

    /// <summary>A workspace that no other caller has.</summary>
    public Workspace Rent()
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } workspace)
                return workspace;
        }

        return new Workspace();
    }

    /// <summary>Gives a workspace back; it is left to the garbage collector where there are enough.</summary>
    public void Return(Workspace workspace)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], workspace, null) is null)
                return;
        }
    }
}
