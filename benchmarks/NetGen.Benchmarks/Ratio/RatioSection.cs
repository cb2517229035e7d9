using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Ratio;

/// <summary>The results of a group of workloads with a given number of threads.</summary>
internal sealed record RatioSection(string Group, Threads Threads, IReadOnlyList<RatioRow> Rows)
{
    /// <summary>The median of the peak of one core, in floating-point operations a second.</summary>
    public double CorePeak => Samples.Quantile([.. Rows.Select(row => row.CorePeak)], 0.5);

    /// <summary>The least, median and largest peak of all cores in use.</summary>
    public (double Least, double Median, double Most) Peak => Spread(row => row.Peak);

    /// <summary>The least, median and largest time from core to core and back, in seconds.</summary>
    public (double Least, double Median, double Most) RoundTrip => Spread(row => row.RoundTrip);

    /// <summary>The geometric mean of ratios to a rival, over the rows that have them; null where none has.</summary>
    public double? Mean(Func<RatioRow, Measurement?> rival, Func<RatioRow, Measurement, double> ratio)
    {
        var logs = Rows
            .Where(row => rival(row) is not null)
            .Select(row => Math.Log(ratio(row, rival(row)!.Value)))
            .ToList();
        return logs.Count == 0 ? null : Math.Exp(logs.Average());
    }

    private (double Least, double Median, double Most) Spread(Func<RatioRow, double> figure)
    {
        double[] figures = [.. Rows.Select(figure)];
        return (figures.Min(), Samples.Quantile(figures, 0.5), figures.Max());
    }
}
