using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Ratio;

/// <summary>The result of one workload.</summary>
/// <param name="Workload">What was timed.</param>
/// <param name="Generated">NetGen's times.</param>
/// <param name="Torch">TorchSharp's times.</param>
/// <param name="Onnx">ONNX Runtime's times of a prediction; it does not train.</param>
/// <param name="CorePeak">The most floating-point operations in a second of one core that is alone at work.</param>
/// <param name="Peak">The most of all cores in use, at once.</param>
/// <param name="RoundTrip">Seconds from one core to another and back; 0 on one thread.</param>
internal sealed record RatioRow(
    Workload Workload,
    Measurement Generated,
    Measurement Torch,
    Measurement? Onnx,
    double CorePeak,
    double Peak,
    double RoundTrip)
{
    /// <summary>NetGen's useful floating-point operations in a second.</summary>
    public double FlopRate => Workload.Flops / Generated.Median;

    /// <summary>The part of the peak that NetGen reaches.</summary>
    public double PartOfPeak => FlopRate / Peak;

    /// <summary>How many times as fast as another NetGen is, by the medians.</summary>
    public double Ratio(Measurement other) => other.Median / Generated.Median;

    /// <summary>The same by the best times of each, which disturbances of the machine touch least.</summary>
    public double BestRatio(Measurement other) => other.Best / Generated.Best;
}
