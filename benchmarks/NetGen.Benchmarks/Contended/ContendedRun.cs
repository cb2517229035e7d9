using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.Contended;

/// <summary>
/// Measures a step alone and beside processes that want the same cores, and what the process does when it is idle.
/// </summary>
internal sealed class ContendedRun(Workload workload, int burners)
{
    private const int Rounds = 4;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(0.5), IdleTime = TimeSpan.FromSeconds(1);

    private readonly List<string> _idle = [];

    /// <summary>The table.</summary>
    public ResultTable Measure()
    {
        // First, as TorchSharp's threads are not there yet; in a network of its own, as its training must not count.
        using (var contest = new Contest(workload, Threads.Compared[^1]))
            MeasureIdle(new("NetGen", Threads.Compared[^1], contest.RunGenerated));
        var contests = Threads.Compared.Reverse().Select(threads => new Contest(workload, threads)).ToList();
        try
        {
            List<Contender> contenders =
            [
                .. Threads.Compared.Reverse().Zip(
                    contests, (threads, contest) => new Contender("NetGen", threads, contest.RunGenerated)),
                .. Threads.Compared.Reverse().Zip(
                    contests, (threads, contest) => new Contender(RatioReport.Torch, threads, contest.RunTorch)),
            ];

            foreach (var contest in contests)
                contest.Check();
            MeasureIdle(contenders[contests.Count]);
            var alone = MeasureAll(contenders);
            using (new Burner(burners))
                return Table(contenders, alone, MeasureAll(contenders));
        }
        finally
        {
            foreach (var contest in contests)
                contest.Dispose();
        }
    }

    private static List<string[]> MeasureAll(List<Contender> contenders)
    {
        foreach (var contender in contenders)
            contender.WarmUp();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                Thread.Sleep(Slice / 10);
                contender.Measure(Slice);
            }
        }

        return [.. contenders.Select(contender => contender.Summarize())];
    }

    private ResultTable Table(List<Contender> contenders, List<string[]> alone, List<string[]> beside)
    {
        var table = new ResultTable(
            $"{workload.Name}, alone and beside {burners} processes",
            [workload.Architecture.Name, "median", "p95", "worst", "beside: median", "p95", "worst"])
        {
            Caption = $"Processor time of one second, from a second after the last step: {string.Join("; ", _idle)}.",
        };
        foreach (var (contender, first, second) in contenders.Zip(alone, beside))
            table.Add([contender.Name, .. first, .. second]);
        return table;
    }

    // From a second after the last step, by when the JIT's own thread has nothing left to do.
    private void MeasureIdle(Contender contender)
    {
        contender.WarmUp();
        Thread.Sleep(IdleTime);
        var before = Environment.CpuUsage.TotalTime;
        Thread.Sleep(IdleTime);
        var milliseconds = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        _idle.Add($"{contender.Name} {milliseconds:F0} ms");
    }
}
