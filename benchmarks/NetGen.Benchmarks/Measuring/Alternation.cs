using System.Diagnostics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>How long one run took, over all rounds, in seconds.</summary>
internal readonly record struct Measurement(double Median, double Best);

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
        var seconds = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                Pause();
                contenders[i](1);
                seconds[i].Add(Seconds(contenders[i], runs[i]) / runs[i]);
            }
        }

        return [.. seconds.Select(all => new Measurement(Median(all), all.Min()))];
    }

    // Warms the contender up, and finds how many runs fill a slice.
    private int RunsInSlice(Action<int> contender)
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
                return Math.Max(1, (int)(count * SliceSeconds / seconds));
            count *= 2;
        }
    }

    private static void Pause() => Thread.Sleep(TimeSpan.FromSeconds(PauseSeconds));

    private double Seconds(Action<int> contender, int runs) => Clock.Seconds(() => contender(runs));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
