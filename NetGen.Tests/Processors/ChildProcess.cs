using System.Diagnostics;

namespace NetGen.Tests.Processors;

/// <summary>
/// The test assembly as a program in a process of its own: what the runtime reads from its environment it reads once,
/// when it starts.
/// </summary>
internal static class ChildProcess
{
    /// <summary>
    /// The tasks of the program, each over the networks of a folder; what they print is their result.
    /// </summary>
    private static readonly Dictionary<string, Action<string, TextWriter>> Tasks =
        new()
        {
            [nameof(InstructionSetTests)] = InstructionSetTests.Print,
            [nameof(GoldenInstructionSetTests)] = GoldenInstructionSetTests.Print,
            [nameof(LeafKernelTests)] = LeafKernelTests.Train,
            [nameof(ThreadProcessTests.TrainManyNetworks)] = ThreadProcessTests.TrainManyNetworks,
            [nameof(ThreadProcessTests.CountAllocations)] = ThreadProcessTests.CountAllocations,
        };

    /// <summary>Does what the arguments of <see cref="Run"/> asked for; the exit code of the program.</summary>
    public static int Perform(string[] arguments)
    {
        if (arguments is not [var name, var folder] || !Tasks.TryGetValue(name, out var task))
            return 1;
        task(folder, Console.Out);
        return 0;
    }

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs a task in a process with settings of the runtime, and returns the lines that it prints.</summary>
    public static async Task<string[]> Run(
        string task, NetworkFolder folder, params IEnumerable<(string Variable, string Value)> settings)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            ["exec", typeof(ChildProcess).Assembly.Location, task, folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in settings)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Longest);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{task} did not end within {Longest}.");
        }
    }
}
