using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Kernels;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Processors;

/// <summary>
/// What threads do to a process: how many there are, what they take while nothing is to be done, that they let it end,
/// and what calls allocate on any of them. In processes of their own, where no other test is at work.
/// </summary>
public sealed class ThreadProcessTests : IClassFixture<ThreadProcessTests.Compiled>
{
    private const int Threads = 4, Callers = 50, Repetitions = 5;

    /// <summary>The JIT's work in the background would be taken for the threads'.</summary>
    private static readonly (string Variable, string Value) Untiered = ("DOTNET_TieredCompilation", "0");

    private readonly NetworkFolder _folder;

    public ThreadProcessTests(Compiled compiled) => _folder = compiled.Folder;

    [Fact]
    public async Task Many_networks_on_many_threads_are_right_and_idle_when_they_are_done()
    {
        var lines = await ChildProcess.Run(nameof(TrainManyNetworks), _folder, Untiered);
        var numbers = lines.Where(line => !line.StartsWith("fault", StringComparison.Ordinal)).ToDictionary(
            line => line.Split(' ')[0], line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        Assert.DoesNotContain(lines, line => line.StartsWith("fault", StringComparison.Ordinal));

        // Threads belong to the process and not to its networks or callers.
        Assert.InRange(numbers["threads"], 0, 8 * Math.Max(Threads, Environment.ProcessorCount));

        // A thread that spins takes all of it, or half where it shares a processor with another.
        Assert.InRange(numbers["idle"], 0, 0.2);
        Assert.Equal(Callers, numbers["callers"]);
    }

    [Fact]
    public async Task Nothing_is_allocated_on_any_thread_once_warm() =>
        Assert.Equal(["done"], await ChildProcess.Run(nameof(CountAllocations), _folder, Untiered));

    /// <summary>
    /// Networks trained and asked from many threads at once, while the garbage collector moves things about, against
    /// the same one after the other on one thread; then what the process takes while it does nothing. The process is to
    /// end right after a last step, with its threads still awake.
    /// </summary>
    internal static void TrainManyNetworks(string folder, TextWriter output)
    {
        var networks = NetworkFolder.Read(folder);
        var trained = networks.Select(network => Train(network, threads: 1)).ToList();
        var shared = networks.Select(network => network.GraphFactory.Create(Options(Threads))).ToList();
        var asked = networks.Select(network => Batch(network, rows: 64)).ToList();
        var answers = networks.Select((network, i) =>
            Flat(network.GraphFactory.Create(Options(threads: 1)).Predict(asked[i].Inputs))).ToList();

        var cut = new EverythingCut();
        var faults = 0;
        var threadsBefore = CountThreads();
        var litter = new Litter();
        var callers = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            var i = caller % networks.Count;
            if (!IsSame(trained[i], Train(networks[i], Threads)))
                Interlocked.Increment(ref faults);
            for (var k = 0; k < 3; k++)
            {
                if (!IsSame(answers[i], Flat(shared[i].Predict(asked[i].Inputs))))
                    Interlocked.Increment(ref faults);
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        litter.Dispose();
        if (faults > 0)
            output.WriteLine($"fault: {faults} results differ");
        output.WriteLine($"callers {callers.Count}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threads {CountThreads() - threadsBefore}"));

        Thread.Sleep(200);
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        Thread.Sleep(1000);
        process.Refresh();
        var idle = (process.TotalProcessorTime - before) / watch.Elapsed;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle {idle}"));
        Train(networks[0], Threads);
        cut.Dispose();
    }

    /// <summary>What calls allocate on all threads together, once warm.</summary>
    internal static void CountAllocations(string folder, TextWriter output)
    {
        using var cut = new EverythingCut();
        foreach (var loaded in NetworkFolder.Read(folder).Where(network => network.PlainFactory is not null))
        {
            var network = loaded.PlainFactory!.Create(Options(Threads));
            using var team = ThreadTeam.Enter(Threads, long.MaxValue);
            foreach (var rows in (int[])[64, 2, 600])
            {
                foreach (var (name, call) in Calls(loaded, network, rows))
                {
                    if (Allocated(call) is > 0 and var bytes)
                        output.WriteLine($"{loaded.Definition.Attributes}: {name} of {rows} rows: {bytes} bytes");
                }
            }
        }

        output.WriteLine("done");
    }

    private static IEnumerable<(string Name, Action Call)> Calls(
        LoadedNetwork loaded, INetworkUnderTest network, int rows)
    {
        var batch = Batch(loaded, rows);
        var input = GraphValues.To<float>(batch.Inputs[0]);
        var values = GraphValues.To<float>(batch.Targets.Values[0]);
        var classes = Array.ConvertAll(batch.Targets.Values[0], value => (int)value);
        var output = new float[rows * network.OutputSize];
        var inputGradient = new float[input.Length];
        var outputGradient = GraphValues.To<float>(batch.OutputGradients[0]);
        var takesClasses = loaded.Definition.HasClassIndexLoss;
        yield return ("Predict", () => network.Predict(input, output));
        yield return ("Evaluate", () =>
            _ = takesClasses ? network.Evaluate(input, classes) : network.Evaluate(input, values));
        yield return ("Step of a batch", () =>
            _ = takesClasses ? network.Step(input, classes) : network.Step(input, values));
        yield return ("Forward, Backward and Step", () =>
        {
            network.Forward(input);
            _ = takesClasses ? network.Backward(classes) : network.Backward(values);
            network.Step();
        }
        );
        yield return ("BackwardFrom", () =>
        {
            network.Forward(input);
            network.BackwardFrom(outputGradient, inputGradient);
        }
        );
    }

    /// <summary>The least of several measurements: the runtime allocates now and then for itself.</summary>
    private static long Allocated(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var measurement = 0; measurement < 20 && least > 0; measurement++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Repetitions; i++)
                action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static double[] Train(LoadedNetwork loaded, int threads)
    {
        var network = loaded.GraphFactory.Create(Options(threads));
        using var team = ThreadTeam.Enter(threads, long.MaxValue);
        foreach (var rows in (int[])[64, 15, 600, 2])
        {
            var batch = Batch(loaded, rows);
            network.Step(batch.Inputs, batch.Targets);
        }

        return Flat(network.ReadParameters());
    }

    private static NetworkOptions Options(int threads) => new() { Seed = 5, Threads = threads };

    private static GraphBatch Batch(LoadedNetwork loaded, int rows) =>
        GraphBatch.Draw(loaded.Definition, loaded.GraphFactory.Create(seed: 0).OutputShapes, rows, seed: rows);

    private static double[] Flat(IEnumerable<double[]> tensors) => [.. tensors.SelectMany(tensor => tensor)];

    private static bool IsSame(double[] expected, double[] actual) =>
        MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan()));

    private static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    /// <summary>The networks.</summary>
    public sealed class Compiled : IDisposable
    {
        private static readonly string[] Definitions =
        [
            NetworkCatalogue.OddWidths,
            NetworkCatalogue.SmallRegression,
            NetworkCatalogue.LogClassifier,
            .. LeafKernelTests.Networks.Take(6),
            "[Network(30)] [Dense(50), ReLU] [Dropout(0.3)] [BatchNorm] [Dense(40), GELU] [LayerNorm] "
                + "[Dense(5), Softmax] [CrossEntropy] [ClipGradient(Norm = 1)] [L2(0.01)] [Adam]",
        ];

        internal NetworkFolder Folder { get; } = NetworkFolder.Write(NetworkHarness.Compile(Definitions));

        public void Dispose() => Folder.Dispose();
    }
}
