using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, vectors, system and runtime, on one line.</summary>
    public static string Description
        => $"{Processor}, {Environment.ProcessorCount} cores, {FmaPeak.Lanes * 32}-bit vectors; "
            + $"{RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";

    // .NET does not know the processor's name; Linux does.
    private static string Processor
    {
        get
        {
            const string Information = "/proc/cpuinfo";
            var name = File.Exists(Information)
                ? File.ReadLines(Information)
                    .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                : null;
            return name is null
                ? RuntimeInformation.ProcessArchitecture.ToString()
                : name[(name.IndexOf(':') + 1)..].Trim();
        }
    }
}
