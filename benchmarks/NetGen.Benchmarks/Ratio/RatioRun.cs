using NetGen.Benchmarks.Measuring;
using TorchSharp;

namespace NetGen.Benchmarks.Ratio;

/// <summary>Measures workloads, both libraries and the processor's peak alternating in this process.</summary>
internal sealed class RatioRun(IReadOnlyList<Workload> workloads, Alternation alternation)
{
    /// <summary>
    /// The results with one and, where the machine has them, two threads; by processor time with one only.
    /// </summary>
    /// <param name="progress">Told the name of each workload before it is measured.</param>
    public IEnumerable<RatioSection> Sections(Action<string> progress)
        => Threads.Compared
            .Where(threads => threads.Most <= (alternation.Clock == Clock.Processor ? 1 : Environment.ProcessorCount))
            .Select(threads => Section(threads, progress));

    private RatioSection Section(Threads threads, Action<string> progress)
    {
        torch.set_num_threads(threads.Torch);
        var rows = new List<RatioRow>();
        foreach (var workload in workloads)
        {
            progress($"{workload.Name} ({threads})");
            rows.Add(Measure(workload));
        }

        return new(threads, rows);
    }

    private RatioRow Measure(Workload workload)
    {
        using var contest = new Contest(workload);
        contest.Check();
        var times = alternation.Measure(contest.RunGenerated, contest.RunTorch, FmaPeak.Run);
        return new(workload, times[0], times[1], FmaPeak.Flops / times[2].Median);
    }
}
