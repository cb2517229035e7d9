using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.FirstStep;

/// <summary>Measures the first call of each network, each in processes of its own.</summary>
internal static class FirstStepRun
{
    /// <summary>The first workload of each network and task.</summary>
    public static IReadOnlyList<Workload> Workloads { get; } =
    [
        .. WorkloadGroup.All.SelectMany(group => group.Workloads)
            .DistinctBy(workload => (workload.Architecture.Name, workload.Architecture.Optimizer, workload.Trains)),
    ];

    /// <summary>The median over several processes of each figure.</summary>
    public static FirstStepResult Measure(Workload workload, int processes)
    {
        var index = Workloads.TakeWhile(other => other != workload).Count();
        List<FirstStepResult> results = [.. Enumerable.Range(0, processes).Select(_ => Start(index))];
        return new(
            Median(result => result.Start),
            Median(result => result.Creation),
            Median(result => result.Call),
            Median(result => result.Compilation),
            (long)Median(result => result.Methods),
            (long)Median(result => result.ILBytes));

        double Median(Func<FirstStepResult, double> figure)
            => Measuring.Samples.Quantile([.. results.Select(figure)], 0.5);
    }

    private static FirstStepResult Start(int workload)
    {
        // The timestamp counts from the machine's start, in every process alike.
        using var process = Measuring.Self.Start(
            FirstStepChild.Argument,
            workload.ToString(CultureInfo.InvariantCulture),
            Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? FirstStepResult.Parse(output)
            : throw new InvalidOperationException(
                $"{Workloads[workload].Name}: the process ended with {process.ExitCode}.");
    }
}
