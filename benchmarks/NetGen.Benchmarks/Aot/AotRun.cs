using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Aot;

/// <summary>Builds the trainer for the JIT and as native code, and runs both in turn.</summary>
/// <param name="properties">Properties of the build, such as <c>CppCompilerAndLinker=gcc</c>.</param>
internal sealed class AotRun(IReadOnlyList<string> properties)
{
    private const string Name = "NetGen.Trainer";

    private static string Project { get; } = Path.Combine(Repository.Root, "benchmarks", Name);

    private static string Published { get; } = Path.Combine(Project, "bin", "aot");

    private static string Native { get; } =
        Path.Combine(Published, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);

    private static string Managed { get; } = Path.Combine(Project, "bin", "Release", "net10.0", $"{Name}.dll");

    /// <summary>The size of the native program in bytes; there is nothing else to deploy.</summary>
    public static long NativeSize => new FileInfo(Native).Length;

    /// <summary>Builds both.</summary>
    public void Build()
    {
        Dotnet("build", Project, "-c", "Release");
        Dotnet([
            "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Published,
            .. properties.Select(property => $"-p:{property}"),
        ]);
    }

    /// <summary>The medians over this many processes of each: native code, then the JIT.</summary>
    public static (TrainerResult Native, TrainerResult Managed) Measure(int processes)
    {
        List<TrainerResult> native = [], managed = [];
        for (var i = 0; i < processes; i++)
        {
            native.Add(Start(Native));
            managed.Add(Start("dotnet", Managed));
        }

        return (Median(native), Median(managed));
    }

    private static TrainerResult Median(List<TrainerResult> results) => new(
        Samples.Quantile([.. results.Select(result => result.FirstStep)], 0.5),
        Samples.Quantile([.. results.Select(result => result.Step)], 0.5));

    private static TrainerResult Start(string program, params string[] arguments)
    {
        // The timestamp counts from the machine's start, in every process alike.
        var started = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        return TrainerResult.Parse(Output(new ProcessStartInfo(program, [.. arguments, started])));
    }

    private static void Dotnet(params string[] arguments)
    {
        // What the build says goes to where progress goes.
        Console.Error.Write(Output(new ProcessStartInfo("dotnet", [.. arguments, "-v", "q", "-nologo"])));
    }

    private static string Output(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{start.FileName} does not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{output}");
    }
}
