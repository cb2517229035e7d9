using NetGen.Tests.Execution;
using NetGen.Tests.Golden;
using NetGen.Tests.Support;

namespace NetGen.Tests.Processors;

/// <summary>
/// Libtorch's numbers with every vector width: of the golden cases the first ones that between them have every layer,
/// loss, optimizer and setting.
/// </summary>
public sealed class GoldenInstructionSetTests : IClassFixture<GoldenInstructionSetTests.Compiled>
{
    private readonly NetworkFolder _folder;

    public GoldenInstructionSetTests(Compiled compiled) => _folder = compiled.Folder;

    /// <summary>One of each width but this process's own, with which every golden case is run.</summary>
    public static TheoryData<string> Processors => ["AVX2", "AVX", "no vectors"];

    private static List<GoldenCase> Cases { get; } = Cover();

    [Theory]
    [MemberData(nameof(Processors))]
    public async Task Every_processor_gives_the_numbers_of_libtorch(string processor)
    {
        var lines = await ChildProcess.Run(
            nameof(GoldenInstructionSetTests), _folder, Processor.Get(processor).Setting!.Value);
        Assert.Equal([$"{Cases.Count} cases"], lines);
    }

    /// <summary>Writes what is wrong, and how many cases there were.</summary>
    internal static void Print(string folder, TextWriter output)
    {
        var factories = NetworkFolder.Read(folder)
            .ToDictionary(network => network.Definition.Attributes, network => network.GraphFactory);
        foreach (var golden in Cases)
        {
            var file = GoldenFile.Of(golden);
            var failure = Record.Exception(() => GoldenChecks.CheckAll(
                file, () => new GoldenNetwork(golden.Name, factories[golden.Definition].Create(seed: 0), file)));
            if (failure is not null)
                output.WriteLine($"{golden.Name}: {failure.Message}");
        }

        output.WriteLine($"{Cases.Count} cases");
    }

    /// <summary>The cases that have an attribute that none before them has.</summary>
    private static List<GoldenCase> Cover()
    {
        var seen = new HashSet<string>();
        return
        [
            .. GoldenCases.All.Where(golden => DefinitionText.Parse(golden.Definition)
                .Aggregate(false, (isNew, attribute) => seen.Add(attribute.Name) || isNew)),
        ];
    }

    /// <summary>The networks of the cases.</summary>
    public sealed class Compiled : IDisposable
    {
        internal NetworkFolder Folder { get; } = NetworkFolder.Write(
            NetworkHarness.Compile(Cases.Select(golden => golden.Definition).Distinct()));

        public void Dispose() => Folder.Dispose();
    }
}
