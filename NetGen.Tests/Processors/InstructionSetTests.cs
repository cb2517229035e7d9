using System.Globalization;
using NetGen.Kernels;
using NetGen.Tests.Execution;

namespace NetGen.Tests.Processors;

/// <summary>
/// The same training with narrower vectors, and with none: a process of its own for each, because the runtime's
/// switches for instruction sets are read once, when it starts.
/// </summary>
public sealed class InstructionSetTests : IClassFixture<InstructionSetTests.Compiled>
{
    /// <summary>
    /// Sums are added in another order, and multiply-adds round twice on a processor that does not fuse them: after the
    /// steps, numbers of single precision have three or four digits less in common than they hold, where a
    /// normalisation or a small loss has made the differences larger.
    /// </summary>
    private const double Tolerance = 2e-5, DoubleTolerance = 1e-12;

    private static readonly int[] Batches = [1, 7, 33, 64, 600, 16, 2, 61, 15, 5];

    private readonly Compiled _compiled;

    public InstructionSetTests(Compiled compiled) => _compiled = compiled;

    public static TheoryData<string> Processors => [.. Processor.All.Select(processor => processor.Name)];

    [Theory]
    [MemberData(nameof(Processors))]
    public async Task Every_processor_gives_the_same_numbers(string name)
    {
        var processor = Processor.Get(name);
        var lines = await ChildProcess.Run(
            nameof(InstructionSetTests), _compiled.Folder, processor.Setting is { } setting ? [setting] : []);
        Assert.Equal(processor.ExpectedBits, int.Parse(lines[0], CultureInfo.InvariantCulture));
        var expected = _compiled.Expected.Value;
        Assert.Equal(expected.Sum(network => network.Results.Count), lines.Length - 1);
        var next = 1;
        foreach (var (definition, results) in expected)
        {
            var actual = results.Select(_ => ReadTensor(lines[next++])).ToList();
            var tolerance = definition.Contains("Double", StringComparison.Ordinal) ? DoubleTolerance : Tolerance;
            Close.AssertTogether(results, actual, tolerance, $"{definition}\ntensor");
        }
    }

    /// <summary>
    /// Writes the width in bits of the vectors that kernels are run with, and then the results, a tensor a line.
    /// </summary>
    internal static void Print(string folder, TextWriter output)
    {
        output.WriteLine(WidthOfKernels.Read());
        foreach (var network in NetworkFolder.Read(folder))
        {
            foreach (var tensor in Results(network.Definition, network.GraphFactory))
                output.WriteLine(WriteTensor(tensor));
        }
    }

    /// <summary>
    /// Outputs and losses of both modes, gradients, and the parameters after ten steps.
    /// </summary>
    private static IEnumerable<double[]> Results(NetworkDefinition definition, IGraphNetworkFactory factory)
    {
        var network = factory.Create(seed: 11);
        var batches = Batches.Select(size =>
            GraphBatch.Draw(definition, network.OutputShapes, size, seed: size)).ToList();
        foreach (var batch in batches.Take(3))
        {
            foreach (var output in network.Predict(batch.Inputs))
                yield return output;
            foreach (var output in network.Forward(batch.Inputs))
                yield return output;
            yield return [network.Backward(batch.Targets)];
            foreach (var gradient in network.ReadGradients())
                yield return gradient;
            foreach (var gradient in network.BackwardToInputs(batch.OutputGradients))
                yield return gradient;
        }

        foreach (var batch in batches)
            yield return [network.Step(batch.Inputs, batch.Targets)];
        yield return [network.Evaluate(batches[^1].Inputs, batches[^1].Targets)];
        foreach (var parameter in network.ReadParameters())
            yield return parameter;
    }

    private static string WriteTensor(double[] tensor) =>
        string.Join(' ', tensor.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static double[] ReadTensor(string line) => line.Length == 0
        ? [] : Array.ConvertAll(line.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The networks and, once they are needed, their results in this process.</summary>
    public sealed class Compiled : IDisposable
    {
        private static readonly string[] Definitions =
        [
            NetworkCatalogue.TinyRegression,
            NetworkCatalogue.TinyBinary,
            NetworkCatalogue.SmallRegression,
            NetworkCatalogue.OddWidths,
            NetworkCatalogue.LogClassifier,
            NetworkCatalogue.StackedActivations,
        ];

        private readonly IReadOnlyList<CompiledNetwork> _networks = NetworkHarness.Compile(Definitions);

        public Compiled()
        {
            Folder = NetworkFolder.Write(_networks);
            Expected = new(() =>
            [
                .. _networks.Select(network =>
                    (network.Definition.Attributes, Results(network.Definition, network.GraphFactory).ToList())),
            ]);
        }

        internal NetworkFolder Folder { get; }

        internal Lazy<List<(string Definition, List<double[]> Results)>> Expected { get; }

        public void Dispose() => Folder.Dispose();
    }
}

/// <summary>Says which vectors <see cref="Widest"/> picks.</summary>
internal readonly unsafe struct WidthOfKernels(int* bits) : IKernel<float>
{
    /// <summary>Their width in bits: that of one float where the processor has none.</summary>
    public static int Read()
    {
        var bits = 0;
        Widest.Run<float, WidthOfKernels>(new(&bits));
        return bits;
    }

    public void Run<V>()
        where V : struct, ISimd<V, float> => *bits = V.Count * 32;
}
