using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Ratio;

/// <summary>The result of one workload.</summary>
internal sealed record RatioRow(Workload Workload, Measurement Generated, Measurement Torch, double PeakFlopRate)
{
    /// <summary>How many times as fast as TorchSharp NetGen is, by the medians.</summary>
    public double Ratio => Torch.Median / Generated.Median;

    /// <summary>The same by the best times of each, which disturbances of the machine touch least.</summary>
    public double BestRatio => Torch.Best / Generated.Best;

    /// <summary>NetGen's useful floating-point operations in a second.</summary>
    public double FlopRate => Workload.Flops / Generated.Median;

    /// <summary>The part of one core's peak that NetGen reaches.</summary>
    public double PartOfPeak => FlopRate / PeakFlopRate;
}

/// <summary>The results with a given number of threads.</summary>
internal sealed record RatioSection(Threads Threads, IReadOnlyList<RatioRow> Rows);
