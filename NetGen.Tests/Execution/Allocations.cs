namespace NetGen.Tests.Execution;

/// <summary>Measures what calls allocate.</summary>
internal static class Allocations
{
    public const int Repetitions = 5;

    /// <summary>
    /// What some calls allocate on this thread once warm: the least of several measurements, because the JIT compiles a
    /// method's loops again on the thread that runs them, at a time of its choosing, and may allocate for it. What a
    /// call itself allocates is in all of them.
    /// </summary>
    public static long Of(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var measurement = 0; measurement < 20 && least > 0; measurement++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Repetitions; i++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
