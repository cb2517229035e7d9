using NetGen.Kernels;

namespace NetGen.Tests.Support;

/// <summary>Has all work cut into parts, however small, until it is disposed of; several may at once.</summary>
internal sealed class EverythingCut : IDisposable
{
    private static int _count;

    public EverythingCut()
    {
        if (Interlocked.Increment(ref _count) == 1)
            ThreadTeam.CutsEverything = true;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            ThreadTeam.CutsEverything = false;
    }
}
