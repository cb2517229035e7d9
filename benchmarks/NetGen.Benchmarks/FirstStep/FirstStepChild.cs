using System.Diagnostics;
using System.Runtime;
using NetGen.Benchmarks.Ratio;

namespace NetGen.Benchmarks.FirstStep;

/// <summary>
/// The process that is measured: it creates one network, calls it once, and prints what that took. Nothing else of this
/// program runs in it.
/// </summary>
internal static class FirstStepChild
{
    /// <summary>The first argument, by which the program knows that it is the child.</summary>
    public const string Argument = "--first-step-child";

    /// <summary>Runs it.</summary>
    /// <param name="workload">The number of the workload in <see cref="FirstStepRun.Workloads"/>.</param>
    /// <param name="started">The timestamp at which the process was started.</param>
    public static void Run(string workload, string started)
    {
        var start = long.Parse(started, System.Globalization.CultureInfo.InvariantCulture);
        var measured = FirstStepRun.Workloads[int.Parse(workload, System.Globalization.CultureInfo.InvariantCulture)];
        var architecture = measured.Architecture;
        var data = new Data(measured.Batch, architecture.InputSize, architecture.OutputSize);
        var output = new float[measured.Batch * architecture.OutputSize];

        var (methods, bytes) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompiledILBytes());
        var compilation = JitInfo.GetCompilationTime();
        var before = Stopwatch.GetTimestamp();
        var network = architecture.Generate(new());
        var created = Stopwatch.GetTimestamp();
        if (!measured.Trains)
            network.Predict(data.Inputs[0], output);
        else if (network is IClassifier classifier)
            classifier.Step(data.Inputs[0], data.Classes[0]);
        else
            ((IRegressor)network).Step(data.Inputs[0], data.Targets[0]);
        var done = Stopwatch.GetTimestamp();

        new FirstStepResult(
            Stopwatch.GetElapsedTime(start, before).TotalMilliseconds,
            Stopwatch.GetElapsedTime(before, created).TotalMilliseconds,
            Stopwatch.GetElapsedTime(created, done).TotalMilliseconds,
            (JitInfo.GetCompilationTime() - compilation).TotalMilliseconds,
            JitInfo.GetCompiledMethodCount() - methods,
            JitInfo.GetCompiledILBytes() - bytes).Print();
    }
}
