namespace NetGen.Benchmarks.Measuring;

/// <summary>Collects times in seconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _rounds = [], _groups = [];

    /// <summary>Adds the mean time of a run in a round.</summary>
    public void AddRound(double seconds) => _rounds.Add(seconds);

    /// <summary>Adds the mean time of a run in a group that was timed at once, or the time of a single run.</summary>
    public void AddGroup(double seconds) => _groups.Add(seconds);

    /// <summary>The result.</summary>
    public Measurement Summarize() => new(Quantile(_rounds, 0.5), _rounds.Min(), Quantile(_groups, 0.95));

    /// <summary>The smallest value that this part of the values does not exceed.</summary>
    public static double Quantile(IReadOnlyCollection<double> values, double part)
        => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * part)));
}
