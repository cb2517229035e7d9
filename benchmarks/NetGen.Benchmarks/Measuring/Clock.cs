using System.Diagnostics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>A way to measure how long work takes.</summary>
/// <param name="Name">What is measured, for reports.</param>
/// <param name="Resolution">The shortest time in seconds that it measures well.</param>
/// <param name="Now">The time now, from any start.</param>
internal sealed record Clock(string Name, double Resolution, Func<TimeSpan> Now)
{
    /// <summary>The time that passes: what a user waits.</summary>
    public static Clock Wall { get; } = new("wall time", 2e-5, () => Stopwatch.GetElapsedTime(0));

    /// <summary>
    /// The processor time of this process, which a busy machine distorts less. Of use for work on one thread only:
    /// threads that wait by spinning count as well.
    /// </summary>
    public static Clock Processor { get; } = new("processor time", 1, () => Environment.CpuUsage.TotalTime);
}
