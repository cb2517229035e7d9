using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NetGen.Kernels;
using NetGen.Tests.Execution;

namespace NetGen.Tests.Processors;

/// <summary>
/// What the JIT makes of the kernels. A call in an inner loop, or a vector that found no register, costs more than half
/// of a product's speed and changes no number, so nothing else would tell.
/// </summary>
public sealed partial class LeafKernelTests : IClassFixture<LeafKernelTests.Compiled>
{
    /// <summary>The sizes of batches between them meet every tile of rows.</summary>
    private static readonly int[] Batches = [64, 1, 2, 3, 4, 5, 6, 7];

    /// <summary>
    /// What loops may call, and what that costs; a loop with such a call has its other values on the stack meanwhile.
    /// </summary>
    private static readonly (string Pattern, string Reason)[] Known =
    [
        (@"\[NetGen\.Kernels\.LaneFunctions:Map\[", "Functions of double precision are the scalar ones, lane by lane."),
        (@"\[NetGen\.Kernels\.Rows`1\[\w+\]:LoadFirst\[", "The last vector of a row of the caller's memory."),
    ];

    /// <summary>Loops that 16 registers are not enough for.</summary>
    private static readonly (string Pattern, string Reason)[] Wide =
    [
        (@"^NetGen\.Kernels\.SquaresKernel`1\[", "Its lanes are 512 bits with any vectors, so that all give one sum."),
        (@"^NetGen\.Kernels\.RowDenseInputGradient`3\[", "Four sums across lanes wait for one another."),
    ];

    /// <summary>
    /// With 16 registers a function of more operations than these may keep some of its values on the stack: they belong
    /// to one vector of elements, and are gone with it.
    /// </summary>
    private const int LongFunction = 60;

    /// <summary>Networks with every kind of product, and most of what stands between them.</summary>
    internal static readonly string[] Networks =
    [
        "[Network(97)] [Dense(53), ReLU] [Dense(31), Sigmoid] [Dense(7), Softmax] [CrossEntropy] [Sgd]",
        "[Network(64)] [Dense(128), Tanh] [Dense(64), GELU] [Dense(32)] [MeanSquaredError] [Adam]",
        "[Network(40)] [Dense(35), SiLU] [LayerNorm] [Dense(20), PReLU] [Dense(3), Sigmoid] [BinaryCrossEntropy] "
            + "[ClipGradient(Norm = 1)] [AdamW]",
        "[Network(3, 15, 17)] [Conv2D(17, 3, Padding = 1), ReLU] [MaxPool2D(2)] [Conv2D(8, 5, 3, Stride = 2), Tanh] "
            + "[BatchNorm] [Flatten] [Dense(10), Softmax] [CrossEntropy] [Sgd(Momentum = 0.9)]",
        "[Network(8, 8, 8)] [Conv2D(8, 3, Padding = 1, Groups = 8), ReLU(Name = \"stem\")] [Conv2D(8, 1)] "
            + "[Add(\"stem\")] [AvgPool2D(2)] [GlobalAvgPool2D] [Dense(3)] [MeanSquaredError] "
            + "[RMSProp(Centered = true)]",
        "[Network(4, 20)] [Conv1D(12, 5), SELU] [LayerNorm] [Flatten] [Dense(6), LogSoftmax] [NegativeLogLikelihood] "
            + "[Adam]",
        "[Network(1, 28, 28)] [Conv2D(6, 5, Padding = 2), Tanh] [AvgPool2D(2)] [Conv2D(16, 5), Tanh] [AvgPool2D(2)] "
            + "[Flatten] [Dense(120), Tanh] [Dense(10), Softmax] [CrossEntropy] [Sgd]",
        "[Network(2)] [Dense(8), Tanh] [Dense(1)] [MeanSquaredError] [Sgd]",
        "[Network(4)] [Dense(32), Tanh] [Dense(16), Tanh] [Dense(4)] [MeanSquaredError] [Adam]",
    ];

    private readonly NetworkFolder _folder;

    public LeafKernelTests(Compiled compiled) => _folder = compiled.Folder;

    /// <summary>Those with vectors.</summary>
    public static TheoryData<string> Processors =>
        [.. Processor.All.Where(processor => processor.HasVectors).Select(processor => processor.Name)];

    [X64Theory]
    [MemberData(nameof(Processors))]
    public async Task Inner_loops_neither_call_nor_spill(string processor)
    {
        var methods = await Disassemble(Processor.Get(processor));
        var hasManyRegisters = Processor.Get(processor).HasManyRegisters;
        var loops = methods.SelectMany(method => method.InnerLoops()).Where(loop => loop.Operations > 0).ToList();
        Assert.NotEmpty(loops);
        var faults = loops.Where(loop => loop.Calls.Any()
            ? !loop.Calls.All(IsKnown)
            : loop.Spills.Any() && (hasManyRegisters || !IsWide(loop)));
        Assert.True(!faults.Any(), string.Join("\n\n", faults));

        foreach (var element in (string[])["float", "double"])
        {
            // Six rows where there are 16 registers, eight where there are 32, and all that a batch leaves over.
            var tiles = In($"NetGen.Kernels.Tile`1[{element}]:Multiply[");
            var convolutions = In($"NetGen.Kernels.ConvolutionTile`1[{element}]:RunBy");
            Assert.InRange(tiles.DistinctBy(tile => Sides(tile.Method.Name)).Count(), 6, int.MaxValue);
            Assert.InRange(convolutions.DistinctBy(tile => Sides(tile.Method.Name)).Count(), 6, int.MaxValue);
            Assert.All([.. tiles, .. convolutions], CheckTile);
        }

        List<AssemblyLoop> In(string method) =>
            [.. loops.Where(loop => loop.Method.Name.StartsWith(method, StringComparison.Ordinal))];
    }

    /// <summary>Trains the networks of a folder, each on a few batches, by every way through it.</summary>
    internal static void Train(string folder, TextWriter output)
    {
        foreach (var loaded in NetworkFolder.Read(folder))
        {
            var network = loaded.GraphFactory.Create(seed: 1);
            foreach (var rows in Batches)
            {
                var batch = GraphBatch.Draw(loaded.Definition, network.OutputShapes, rows);
                network.Step(batch.Inputs, batch.Targets);
                network.Forward(batch.Inputs);
                network.Backward(batch.Targets);
                network.BackwardToInputs(batch.OutputGradients);
                network.Step();
                network.Predict(batch.Inputs);
                network.Evaluate(batch.Inputs, batch.Targets);
            }
        }

        output.WriteLine(Batches.Length);
    }

    /// <summary>
    /// A tile of m by n sums takes m n multiply-adds and no more than m + n loads a step, of which a turn of the loop
    /// may have several, and it has its sums in registers from the first to the last.
    /// </summary>
    private static void CheckTile(AssemblyLoop loop)
    {
        var (m, n) = Sides(loop.Method.Name);
        var steps = loop.MultiplyAdds / (m * n);
        Assert.True(
            steps >= 1 && loop.MultiplyAdds == steps * m * n && loop.Loads <= steps * (m + n) && !loop.Reloads.Any(),
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {m} by {n} sums: {loop.MultiplyAdds} multiply-adds, {loop.Loads} loads.
                Of the stack it reads: {string.Join("; ", loop.Reloads)}.
                {loop}
                """));
    }

    /// <summary>The rows and vectors of a tile, which its type arguments are.</summary>
    private static (int Rows, int Columns) Sides(string method)
    {
        var tile = TilePattern().Match(method);
        if (tile.Success)
            return (Constant(tile.Groups[1].Value), Constant(tile.Groups[2].Value));
        var convolution = ConvolutionPattern().Match(method);
        Assert.True(convolution.Success, method);
        var shortSide = int.Parse(convolution.Groups[1].Value, CultureInfo.InvariantCulture);
        return (Constant(convolution.Groups[2].Value), shortSide);
    }

    private static bool IsKnown(string call) => Known.Any(known => Regex.IsMatch(call, known.Pattern));

    private static bool IsWide(AssemblyLoop loop) => loop.Operations > LongFunction
        || Wide.Any(wide => Regex.IsMatch(loop.Method.Name, wide.Pattern));

    private static int Constant(string name) =>
        (int)typeof(IConstant).Assembly.GetType(name)!.GetProperty(nameof(IConstant.Value))!.GetValue(null)!;

    private async Task<List<AssemblyMethod>> Disassemble(Processor processor)
    {
        var file = Path.Combine(_folder.Path, processor.Name + ".asm");
        await ChildProcess.Run(
            nameof(LeafKernelTests),
            _folder,
            [
                ("DOTNET_JitDisasm", "NetGen.Kernels.*:* Networks*:*"),
                ("DOTNET_JitDisasmOnlyOptimized", "1"),
                ("DOTNET_JitStdOutFile", file),

                // One thread compiles at a time: listings of two would be written into one another.
                ("DOTNET_TieredCompilation", "0"),
                ("DOTNET_PROCESSOR_COUNT", "1"),
                .. processor.Setting is { } setting ? [setting] : Array.Empty<(string, string)>(),
            ]);
        using var text = File.OpenText(file);
        return [.. AssemblyText.Optimized(text)];
    }

    [GeneratedRegex(@"^NetGen\.Kernels\.Tile`1\[\w+\]:Multiply\[[\w.]+`1\[\w+\],([\w.]+),([\w.]+),")]
    private static partial Regex TilePattern();

    [GeneratedRegex(@"^NetGen\.Kernels\.ConvolutionTile`1\[\w+\]:RunBy(\d+)\[[\w.]+`1\[\w+\],([\w.]+),")]
    private static partial Regex ConvolutionPattern();

    /// <summary>The networks, compiled once for all processors.</summary>
    public sealed class Compiled : IDisposable
    {
        internal NetworkFolder Folder { get; } = NetworkFolder.Write(NetworkHarness.Compile(
            Networks.Concat(Networks.Select(text =>
                text.Insert(text.IndexOf(')', StringComparison.Ordinal), ", Precision = Precision.Double")))));

        public void Dispose() => Folder.Dispose();
    }
}

/// <summary>A theory about code for x64.</summary>
internal sealed class X64TheoryAttribute : TheoryAttribute
{
    public X64TheoryAttribute()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "The test reads disassembly for x64.";
    }
}
