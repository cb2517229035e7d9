using System.Diagnostics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// Times contenders in turn, round after round, so that what else the machine does meets all of them alike. Between two
/// of them it sleeps: a library's worker threads spin for a while after their work and would slow the next contender.
/// </summary>
internal sealed record Alternation(int Rounds, Clock Clock)
{
    private const double SliceSeconds = 0.04, PauseSeconds = 0.05;

    // The JIT replaces its first code by optimized code after some 30 calls and a delay of 100 ms.
    private const double WarmUpSeconds = 0.3;

    private const int WarmUpRuns = 60;

    /// <summary>The time of one run of each contender.</summary>
    /// <param name="contenders">What to run; each takes the number of runs.</param>
    public Measurement[] Measure(params Action<int>[] contenders)
    {
        var runs = contenders.Select(RunsInSlice).ToArray();
        var samples = contenders.Select(_ => new Samples()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                Pause();
                contenders[i](1);
                MeasureSlice(contenders[i], runs[i], samples[i]);
            }
        }

        return [.. samples.Select(sample => sample.Summarize())];
    }

    // The runs are timed in groups that take several times what the clock resolves, most often of one run.
    private void MeasureSlice(Action<int> contender, (int Count, int Group) runs, Samples samples)
    {
        var total = 0.0;
        for (var done = 0; done < runs.Count; done += runs.Group)
        {
            var seconds = Seconds(contender, runs.Group);
            samples.AddGroup(seconds / runs.Group);
            total += seconds;
        }

        samples.AddRound(total / runs.Count);
    }

    // Warms the contender up, and finds how many runs fill a slice and how many of these are timed together.
    private (int Count, int Group) RunsInSlice(Action<int> contender)
    {
        var start = Stopwatch.GetTimestamp();
        for (var runs = 0; runs < WarmUpRuns || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; runs++)
            contender(1);
        Pause();

        var count = 1;
        while (true)
        {
            var seconds = Seconds(contender, count);
            if (seconds > SliceSeconds / 2)
            {
                var group = Math.Max(1, (int)(count * Clock.Resolution / seconds));
                var groups = Math.Max(1, (int)(count * SliceSeconds / seconds / group));
                return (groups * group, group);
            }

            count *= 2;
        }
    }

    private static void Pause() => Thread.Sleep(TimeSpan.FromSeconds(PauseSeconds));

    private double Seconds(Action<int> contender, int runs)
    {
        var start = Clock.Now();
        contender(runs);
        return (Clock.Now() - start).TotalSeconds;
    }
}
