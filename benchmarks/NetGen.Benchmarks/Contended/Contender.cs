using System.Diagnostics;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Ratio;
using TorchSharp;

namespace NetGen.Benchmarks.Contended;

/// <summary>One side of a contest, on a number of threads, whose runs are timed one by one.</summary>
internal sealed class Contender(string name, Threads threads, Action<int> run)
{
    private const int WarmUpRuns = 100;

    private readonly List<double> _seconds = [];

    /// <summary>The library and its threads.</summary>
    public string Name => $"{name}, {threads}";

    /// <summary>Runs without being timed: the JIT's and caches' first runs.</summary>
    public void WarmUp()
    {
        torch.set_num_threads(threads.Count);
        run(WarmUpRuns);
    }

    /// <summary>Times runs until this time has passed.</summary>
    public void Measure(TimeSpan time)
    {
        torch.set_num_threads(threads.Count);
        run(1);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            run(1);
            _seconds.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
    }

    /// <summary>The median, the time that 95 of 100 runs stayed within, and the longest; forgets them.</summary>
    public string[] Summarize()
    {
        string[] summary =
        [
            Duration.Format(Samples.Quantile(_seconds, 0.5)),
            Duration.Format(Samples.Quantile(_seconds, 0.95)),
            Duration.Format(_seconds.Max()),
        ];
        _seconds.Clear();
        return summary;
    }
}
