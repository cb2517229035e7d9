using System.Diagnostics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>This program once more, in a process of its own.</summary>
internal static class Self
{
    /// <summary>Starts it with these arguments; what it prints and reads is redirected.</summary>
    public static Process Start(params string[] arguments)
    {
        // Started by the dotnet command, the process is dotnet and the program its first argument.
        var path = Environment.ProcessPath!;
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(typeof(Self).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{path} does not start.");
    }
}
