using System.Globalization;

namespace NetGen.Benchmarks.Aot;

/// <summary>What a run of the trainer printed.</summary>
/// <param name="FirstStep">Seconds from the start of the process to the end of the first step.</param>
/// <param name="Step">Seconds of a later step.</param>
internal readonly record struct TrainerResult(double FirstStep, double Step)
{
    /// <summary>Reads it.</summary>
    public static TrainerResult Parse(string text)
    {
        double[] values = [.. text.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture) / 1e3)];
        return new(values[0], values[1]);
    }
}
