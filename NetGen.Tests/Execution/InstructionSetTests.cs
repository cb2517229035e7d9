using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Execution;

/// <summary>
/// The same training with narrower vectors, and with none: a process of its own for each, because the runtime's
/// switches for instruction sets are read once, when it starts.
/// </summary>
public class InstructionSetTests
{
    /// <summary>
    /// The argument with which the test assembly, run as a program, prints the results of the networks in an assembly:
    /// its path and the factories' names follow.
    /// </summary>
    internal const string Argument = "--instruction-sets";

    private static readonly string[] Definitions =
    [
        NetworkCatalogue.SmallRegression,
        NetworkCatalogue.OddWidths,
        NetworkCatalogue.LogClassifier,
        NetworkCatalogue.StackedActivations,
    ];

    [Theory]
    [InlineData(256, "EnableAVX512")]
    [InlineData(128, "EnableAVX2")]
    [InlineData(0, "EnableHWIntrinsic")]
    public async Task Narrower_vectors_give_the_same_numbers(int widest, string switchedOff)
    {
        var networks = Definitions.Select(NetworkCatalogue.Get).ToList();
        var expected = Results(networks.Select(network => network.Factory)).ToList();
        var lines = await RunWithout(switchedOff, networks);
        Assert.InRange(int.Parse(lines[0], CultureInfo.InvariantCulture), 0, widest);
        Assert.Equal(expected.Count, lines.Length - 1);
        for (var i = 0; i < expected.Count; i++)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"tensor {i}");
            Close.Assert(expected[i], ReadTensor(lines[i + 1]), 1e-5, what);
        }
    }

    /// <summary>
    /// Writes the width in bits of the widest vectors that the runtime will use, and then the results, a tensor a line.
    /// </summary>
    internal static void Print(string assemblyPath, string[] factories, TextWriter output)
    {
        output.WriteLine(
            Vector512.IsHardwareAccelerated ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : Vector128.IsHardwareAccelerated ? 128 : 0);
        var assembly = Assembly.LoadFrom(assemblyPath);
        var networks = factories.Select(name => (INetworkFactory)Activator.CreateInstance(assembly.GetType(name)!)!);
        foreach (var tensor in Results(networks))
            output.WriteLine(WriteTensor(tensor));
    }

    /// <summary>Losses, outputs and parameters of a few training steps of each of <see cref="Definitions"/>.</summary>
    private static IEnumerable<float[]> Results(IEnumerable<INetworkFactory> networks)
    {
        foreach (var (text, factory) in Definitions.Zip(networks))
        {
            var definition = new NetworkDefinition(text);
            var net = factory.Create(seed: 11);
            int[] sizes = [1, 7, 33];
            yield return [.. sizes.Select(size => TrainingBatch.For(definition, size, seed: size).Step(net))];
            yield return net.Predict(TrainingBatch.Values(definition, 19).Input);
            foreach (var parameter in net.ReadParameters())
                yield return parameter;
        }
    }

    private static async Task<string[]> RunWithout(string instructionSet, List<CompiledNetwork> networks)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".dll");
        await File.WriteAllBytesAsync(path, networks[0].Image);
        try
        {
            var start = new ProcessStartInfo(
                "dotnet",
                ["exec", typeof(InstructionSetTests).Assembly.Location, Argument, path,
                    .. networks.Select(network => network.Factory.GetType().FullName!)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["DOTNET_" + instructionSet] = "0";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string WriteTensor(float[] tensor) =>
        string.Join(' ', tensor.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static float[] ReadTensor(string line) =>
        Array.ConvertAll(line.Trim().Split(' '), text => float.Parse(text, CultureInfo.InvariantCulture));
}
