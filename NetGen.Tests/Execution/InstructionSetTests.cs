using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Execution;

/// <summary>
/// The same training with narrower vectors, and with none: a process of its own for each, because the runtime's switches
/// for instruction sets are read once, when it starts.
/// </summary>
public class InstructionSetTests
{
    /// <summary>The argument with which the test assembly, run as a program, prints <see cref="Results"/>.</summary>
    internal const string Argument = "--instruction-sets";

    private static readonly string[] Definitions =
    [
        "[Network(4)] [Dense(32), Tanh] [Dense(16), Tanh] [Dense(4)] [MeanSquaredError] [Adam(LearningRate = 0.01)]",
        "[Network(97)] [Dense(53), ReLU] [Dense(31), Sigmoid] [Dense(7), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)]",
        "[Network(200)] [Dense(128), ReLU] [Dense(10), LogSoftmax] [NegativeLogLikelihood] [Adam]",
        "[Network(9)] [Dense(65), Sigmoid] [Dense(3), Sigmoid] [BinaryCrossEntropy] [Sgd(LearningRate = 0.2)]",
    ];

    private static readonly Lazy<List<float[]>> Here = new(() => Results().ToList());

    [Theory]
    [InlineData(256, "EnableAVX512")]
    [InlineData(128, "EnableAVX2")]
    [InlineData(0, "EnableHWIntrinsic")]
    public async Task Narrower_vectors_give_the_same_numbers(int widest, string switchedOff)
    {
        var lines = await RunWithout(switchedOff);
        var width = int.Parse(lines[0], CultureInfo.InvariantCulture);
        Assert.InRange(width, 0, widest);
        var actual = lines.Skip(1).Select(line => Array.ConvertAll(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            text => BitConverter.Int32BitsToSingle(int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))).ToList();
        Assert.Equal(Here.Value.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++)
            Close.Assert(Here.Value[i], actual[i], 1e-5, string.Create(CultureInfo.InvariantCulture, $"tensor {i}"));
    }

    /// <summary>Writes the widest vector that the hardware, as the runtime shows it, has, and then the results, a tensor a line.</summary>
    internal static void Print(TextWriter output)
    {
        output.WriteLine(
            Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0);
        foreach (var tensor in Results())
            output.WriteLine(string.Join(' ', tensor.Select(value => BitConverter.SingleToInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture))));
    }

    /// <summary>Losses, outputs and parameters of a few training steps of each network.</summary>
    private static IEnumerable<float[]> Results()
    {
        foreach (var compiled in NetworkHarness.Compile(Definitions))
        {
            var net = compiled.Create(seed: 11);
            yield return [.. ((int[])[1, 7, 33]).Select(size => TrainingBatch.For(compiled, size, seed: size).Step(net))];
            yield return net.Predict(TrainingBatch.Values(compiled, 19).Input);
            foreach (var parameter in net.ReadParameters())
                yield return parameter;
        }
    }

    private static async Task<string[]> RunWithout(string instructionSet)
    {
        var assembly = typeof(InstructionSetTests).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", assembly, Argument },
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
}
