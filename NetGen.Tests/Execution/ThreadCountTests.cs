using System.Globalization;
using System.Runtime.InteropServices;
using CsCheck;
using NetGen.Kernels;
using NetGen.Tests.Processors;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// Results do not depend on the number of threads, bit for bit: outputs, losses and gradients, and what ten steps of
/// training lead to, of every layer and optimizer, with work cut wherever it can be.
/// </summary>
[Collection(nameof(ThreadTeam))]
public sealed class ThreadCountTests : IDisposable
{
    private const int RandomGraphs = 24;

    private static readonly int[] Threads = [2, 3, 5, 8];

    private static readonly int[] Passes = [1, 15, 64, 600];

    private static readonly int[] Steps = [64, 15, 1, 600, 61, 16, 17, 128, 2, 64];

    private static readonly string[] Definitions =
    [
        .. ((IEnumerable<object[]>)NetworkCatalogue.Trainable).Select(row => (string)row[0]),
        .. LeafKernelTests.Networks,
        .. Enumerable.Range(0, RandomGraphs)
            .Select(i => RandomGraph.Any.Generate(new PCG((uint)i, 0), null, out _).Attributes),
    ];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> Networks =
        new(() => NetworkHarness.Compile(Definitions));

    private readonly EverythingCut _cut = new();

    public static TheoryData<int> All => [.. Enumerable.Range(0, Definitions.Length)];

    public void Dispose() => _cut.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public void Any_number_of_threads_gives_the_same_bits(int index)
    {
        var network = Networks.Value[index];
        var batches = Batches(network);
        var expected = Results(network, threads: 1, batches);
        foreach (var threads in Threads)
        {
            var next = 0;
            foreach (var (what, actual) in Results(network, threads, batches))
            {
                var isSame = MemoryMarshal.AsBytes(actual.AsSpan()).SequenceEqual(
                    MemoryMarshal.AsBytes(expected[next++].Values.AsSpan()));
                Assert.True(isSame, string.Create(
                    CultureInfo.InvariantCulture, $"{network}\n{what} with {threads} threads"));
            }

            Assert.Equal(expected.Count, next);
        }
    }

    /// <summary>
    /// Few threads are a team that is there when the network is called, as within another's layer; more the network asks
    /// for itself.
    /// </summary>
    private static List<(string What, double[] Values)> Results(
        CompiledNetwork compiled, int threads, Dictionary<int, GraphBatch> batches)
    {
        using var team = ThreadTeam.Enter(threads <= 3 ? threads : 1, long.MaxValue);
        return [.. Calls(compiled, threads, batches)];
    }

    private static IEnumerable<(string What, double[] Values)> Calls(
        CompiledNetwork compiled, int threads, Dictionary<int, GraphBatch> batches)
    {
        var network = compiled.CreateGraph(new NetworkOptions { Seed = 3, Threads = threads });
        foreach (var rows in Passes)
        {
            var batch = batches[rows];
            var name = string.Create(CultureInfo.InvariantCulture, $"with {batch.Rows} rows");
            foreach (var output in network.Predict(batch.Inputs))
                yield return ($"Predict {name}", output);
            yield return ($"Evaluate {name}", [network.Evaluate(batch.Inputs, batch.Targets)]);
            foreach (var output in network.Forward(batch.Inputs))
                yield return ($"Forward {name}", output);
            yield return ($"Backward {name}", [network.Backward(batch.Targets)]);
            foreach (var gradient in network.ReadGradients())
                yield return ($"a gradient {name}", gradient);
            foreach (var gradient in network.BackwardToInputs(batch.OutputGradients))
                yield return ($"an input's gradient {name}", gradient);
        }

        network.Step();
        foreach (var rows in Steps)
            yield return ("a step's loss", [network.Step(batches[rows].Inputs, batches[rows].Targets)]);
        foreach (var parameter in network.ReadParameters())
            yield return ("a parameter", parameter);
    }

    /// <summary>The batches by their sizes, but that one example is no batch for a batch normalisation.</summary>
    private static Dictionary<int, GraphBatch> Batches(CompiledNetwork compiled)
    {
        var shapes = compiled.CreateGraph().OutputShapes;
        var isCoupled = compiled.Definition.Attributes.Contains("BatchNorm", StringComparison.Ordinal);
        return Passes.Concat(Steps).Distinct().ToDictionary(rows => rows, rows =>
            GraphBatch.Draw(compiled.Definition, shapes, isCoupled ? Math.Max(rows, 2) : rows, seed: rows));
    }
}
