using NetGen.Benchmarks.Measuring;
using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>
/// Measures the workloads of a group, all contenders and the processor's peak alternating in this process.
/// </summary>
internal sealed class RatioRun(WorkloadGroup group, Alternation alternation)
{
    /// <summary>The results with each of these numbers of threads.</summary>
    /// <param name="threads">The numbers of threads.</param>
    /// <param name="progress">Told the name of each workload before it is measured.</param>
    public IEnumerable<RatioSection> Sections(IEnumerable<Threads> threads, Action<string> progress)
        => threads.Select(number => Section(number, progress));

    private RatioSection Section(Threads threads, Action<string> progress)
    {
        torch.set_num_threads(threads.Count);
        var rows = new List<RatioRow>();
        foreach (var workload in group.Workloads)
        {
            progress($"{workload.Name} ({threads})");
            rows.Add(Measure(workload, threads));
        }

        return new(group.Name, threads, rows);
    }

    private RatioRow Measure(Workload workload, Threads threads)
    {
        // Before other threads are there, which spin for a while after their work.
        var roundTrip = threads.Count == 1 ? 0 : CoreLatency.MeasureRoundTrip();
        using var contest = new Contest(workload, threads);
        contest.Check();
        using var together = new TogetherPeak(threads.Count);
        List<Action<int>> contenders = [contest.RunGenerated, contest.RunTorch, FmaPeak.Run, together.Run];
        if (!workload.Trains)
            contenders.Add(contest.RunOnnx);
        var times = alternation.Measure([.. contenders]);
        return new(
            workload,
            times[0],
            times[1],
            workload.Trains ? null : times[4],
            FmaPeak.Flops / times[2].Median,
            TogetherPeak.Flops / times[3].Median * threads.Count,
            roundTrip);
    }
}
