namespace NetGen.Tests.Support;

/// <summary>
/// A thread that allocates, and has the garbage collector stop all others and move things about, until it is disposed
/// of.
/// </summary>
internal sealed class Litter : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;

    public Litter()
    {
        _thread = new Thread(Run);
        _thread.Start();
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _end.Dispose();
    }

    private void Run()
    {
        var kept = new object[64];
        for (var i = 0; !_end.IsCancellationRequested; i++)
        {
            kept[i % kept.Length] = new byte[100 + (i % 5000)];
            if (i % 1000 == 0)
                GC.Collect(i / 1000 % 3, GCCollectionMode.Forced, blocking: true, compacting: true);
        }
    }
}
