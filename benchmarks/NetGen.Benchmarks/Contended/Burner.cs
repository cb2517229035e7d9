using System.Diagnostics;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Contended;

/// <summary>Processes that use up a core each.</summary>
internal sealed class Burner : IDisposable
{
    /// <summary>The first argument, by which the program knows that it is a burner.</summary>
    public const string Argument = "--burner-child";

    private readonly List<Process> _processes;

    /// <summary>Starts some of them.</summary>
    public Burner(int count) => _processes = [.. Enumerable.Range(0, count).Select(_ => Self.Start(Argument))];

    /// <summary>What such a process does, until its standard input is closed, as it is when its starter ends.</summary>
    public static void Run()
    {
        var burn = new Thread(() =>
        {
            while (true)
                FmaPeak.Run(1);
        })
        {
            IsBackground = true,
        };
        burn.Start();
        Console.In.ReadToEnd();
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
