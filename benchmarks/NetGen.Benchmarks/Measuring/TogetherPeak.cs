namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// What several cores do at once: <see cref="FmaPeak"/> on a thread each. On a virtual machine it may be less than so many
/// times the peak of one, for moments or minutes, when the host gives two of its processors one core to share.
/// </summary>
internal sealed class TogetherPeak : IDisposable
{
    // Some 150 µs: against that it takes threads little to meet.
    private const int RunsOfPeak = 100;

    private readonly Barrier _barrier;
    private readonly List<Thread> _others = [];
    private int _runs;

    /// <summary>Starts the threads, which sleep between runs.</summary>
    public TogetherPeak(int threads)
    {
        _barrier = new Barrier(threads);
        for (var thread = 1; thread < threads; thread++)
        {
            var other = new Thread(Work) { IsBackground = true };
            other.Start();
            _others.Add(other);
        }
    }

    /// <summary>The floating-point operations of one run on one of the threads.</summary>
    public static long Flops => RunsOfPeak * FmaPeak.Flops;

    /// <summary>Runs the multiply-adds that often, on each of the threads.</summary>
    public void Run(int times)
    {
        _runs = times;
        _barrier.SignalAndWait();
        FmaPeak.Run(RunsOfPeak * times);
        _barrier.SignalAndWait();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        Run(0);
        _others.ForEach(other => other.Join());
        _barrier.Dispose();
    }

    private void Work()
    {
        int runs;
        do
        {
            _barrier.SignalAndWait();
            runs = _runs;
            FmaPeak.Run(RunsOfPeak * runs);
            _barrier.SignalAndWait();
        }
        while (runs > 0);
    }
}
