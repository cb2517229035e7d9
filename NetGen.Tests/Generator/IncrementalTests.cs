using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// The laws of an incremental generator: equal definitions give equal models whatever trees they were parsed from, an
/// edit elsewhere costs nothing, an edit of the definition is never missed, and no model keeps a compilation alive.
/// </summary>
public class IncrementalTests
{
    private const string Network = """
        using NetGen;

        namespace Sample;

        [Network(4)]
        [Dense(8), Tanh]
        [Dense(3), Softmax]
        [CrossEntropy]
        [Adam(LearningRate = 0.01)]
        public sealed partial class Net
        {
            public int Answer() => 42;
        }
        """;

    private const string Other = "namespace Sample; public static class Other { public const int Hidden = 8; }";

    private static readonly UserProject Project = new();

    private static readonly IncrementalStepRunReason[] Cached = [IncrementalStepRunReason.Cached];

    private static readonly IncrementalStepRunReason[] Unchanged = [IncrementalStepRunReason.Unchanged];

    private static readonly IncrementalStepRunReason[] Modified = [IncrementalStepRunReason.Modified];

    /// <summary>Texts that mean the same as <see cref="Network"/>.</summary>
    public static TheoryData<string> Equivalents =>
    [
        Network,
        "// A comment.\n\n\n" + With("[Dense(8), Tanh]", "/* hidden */ [Dense(8)]\n\n    [Tanh] // squashes"),
        With("Dense(8)", "Dense(4 + 4)"),
        With("Dense(8)", "Dense(Other.Hidden)"),
        With("Dense(8)", "NetGen.DenseAttribute(units: 8, Bias = true)"),
        With("0.01", "1e-2"),
        With("using NetGen;", "using global::NetGen; using System;"),
        With("namespace Sample;", "namespace Sample {") + "}",
        With("42", "43"),
        With("public int Answer() => 42;", "private readonly int[] _own = [1];"),
        Network + "\npublic class Unrelated;",
    ];

    /// <summary>Texts that differ from <see cref="Network"/> in one fact that the generated code depends on.</summary>
    private static readonly string[] DifferentSources =
    [
        With("Network(4)", "Network(5)"),
        With("Dense(8)", "Dense(9)"),
        With("Dense(8)", "Dense(8, Bias = false)"),
        With("Dense(8)", "Dense(8, BiasInit = 0.1)"),
        With("Dense(8)", "Dense(8, Init = Init.HeNormal)"),
        With("Dense(8)", "Dense(8, InitScale = 0.5)"),
        With("Tanh", "ReLU"),
        With(", Tanh", ""),
        With("Tanh", "Tanh, Tanh"),
        With("Softmax", "LogSoftmax").Replace("CrossEntropy", "NegativeLogLikelihood", StringComparison.Ordinal),
        With("[CrossEntropy]\n", "").Replace("[Adam(LearningRate = 0.01)]\n", "", StringComparison.Ordinal),
        With("0.01", "0.011"),
        With("LearningRate = 0.01", "LearningRate = 0.01, Beta1 = 0.8"),
        With("LearningRate = 0.01", "LearningRate = 0.01, Beta2 = 0.8"),
        With("LearningRate = 0.01", "LearningRate = 0.01, Epsilon = 1e-6"),
        With("Adam", "Sgd"),
        With("Adam(LearningRate = 0.01)", "Sgd(LearningRate = 0.01, Momentum = 0.9)"),
        With("Adam(LearningRate = 0.01)", "Sgd(LearningRate = 0.01, Momentum = 0.9, Nesterov = true)"),
        With("namespace Sample", "namespace Sample.Deeper"),
        With("class Net", "class Net2"),
        With("namespace Sample;", "namespace Sample; public partial class Outer {") + "}",
        With("namespace Sample;", "namespace Sample; public partial struct Outer {") + "}",
    ];

    public static TheoryData<string> Different => [.. DifferentSources];

    [Theory]
    [MemberData(nameof(Equivalents))]
    public void Equivalent_definitions_give_equal_models_and_equal_code(string source)
    {
        GeneratorRunResult original = Run(Network), equivalent = Run(source);
        Assert.Equal(Model(original), Model(equivalent));
        Assert.Equal(Model(original).GetHashCode(), Model(equivalent).GetHashCode());
        Assert.Equal(
            original.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString())),
            equivalent.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString())));
    }

    [Fact]
    public void Different_definitions_give_different_models()
    {
        var models = DifferentSources.Append(Network).Select(source => Model(Run(source))).ToList();
        Assert.Equal(models.Count, models.Distinct().Count());
    }

    [Fact]
    public void No_model_holds_on_to_a_compilation()
    {
        var result = Run(Network, "[NetGen.Network(2)] [NetGen.Sigmoid] internal partial class Small;");
        string[] names = [TrackingNames.Definition, TrackingNames.Network];
        var values = names.SelectMany(name => result.TrackedSteps[name])
            .SelectMany(step => step.Outputs).Select(output => output.Value).ToList();
        Assert.Equal(4, values.Count);
        Assert.All(values, value => Assert.Empty(ObjectGraph.RoslynObjects(value)));
    }

    [Fact]
    public void The_search_for_Roslyn_objects_finds_them()
    {
        var compilation = Project.Compile(Network);
        var tree = compilation.SyntaxTrees[0];
        object[] offenders =
        [
            compilation,
            tree,
            tree.GetRoot(),
            tree.GetRoot().GetLocation(),
            compilation.GetTypeByMetadataName("Sample.Net")!,
            compilation.GetTypeByMetadataName("Sample.Net")!.GetAttributes()[0],
            compilation.GetSemanticModel(tree),
        ];
        Assert.All(offenders, offender =>
        {
            Assert.NotEmpty(ObjectGraph.RoslynObjects(new List<object> { "text", Tuple.Create(1, offender) }));
            Assert.NotEmpty(ObjectGraph.RoslynObjects(new { Lazily = (Func<object>)(() => offender) }));
        });
        Assert.Empty(ObjectGraph.RoslynObjects(new { Number = 1, Text = "text", List = new[] { 1.0 } }));
    }

    [Fact]
    public void The_same_compilation_is_answered_from_the_cache()
    {
        var compilation = Project.Compile(Network, Other);
        var driver = Project.Driver().RunGenerators(compilation).RunGenerators(compilation);
        AssertReasons(driver, Cached, Cached);
    }

    [Theory]
    [MemberData(nameof(Equivalents))]
    public void An_edit_that_means_the_same_regenerates_nothing(string source) =>
        AssertReasons(Edit([Network, Other], [source, Other]), Unchanged, Cached);

    [Theory]
    [InlineData(Other + " public class More;")]
    [InlineData("namespace Sample; public static class Other { public const int Hidden = 9; }")]
    [InlineData("")]
    [InlineData("this is no C# {{{")]
    public void An_edit_of_another_file_regenerates_nothing(string other) =>
        AssertReasons(Edit([Network, Other], [Network, other]), Unchanged, Cached);

    [Theory]
    [MemberData(nameof(Different))]
    public void A_changed_definition_regenerates(string source)
    {
        var steps = Edit([Network], [source]).GetRunResult().Of<NetworkGenerator>().TrackedSteps;
        Assert.Contains(Reasons(steps[TrackingNames.Definition]), IsChange);
        Assert.Contains(Reasons(steps[TrackingNames.Network]), IsChange);
    }

    [Fact]
    public void A_constant_in_another_file_is_part_of_the_definition()
    {
        var network = With("Dense(8)", "Dense(Other.Hidden)");
        var driver = Edit([network, Other], [network, Other.Replace("= 8", "= 9", StringComparison.Ordinal)]);
        AssertReasons(driver, Modified, Modified);
    }

    private const string Inner = """
        using NetGen;
        namespace Sample;
        [Network(4), Dense(6), Tanh, Dropout(0.5), MeanSquaredError, Adam] public partial class Inner { int Own() => 1; }
        """;

    [Theory]
    [InlineData("Dense(6)", "Dense(7)")]
    [InlineData("Tanh", "ReLU")]
    [InlineData("Dropout(0.5)", "Dropout(0.5), Dense(2)")]
    [InlineData("Dropout(0.5)", "Dropout(0.5, Name = \"noise\")")]
    public void A_network_that_is_a_layer_is_part_of_the_definition(string old, string replacement)
    {
        var network = With("[Dense(8), Tanh]", "[Layer<Inner>]");
        var driver = Edit([network, Inner], [network, Inner.Replace(old, replacement, StringComparison.Ordinal)]);
        AssertReasons(driver, [.. Modified, .. Modified], [.. Modified, .. Modified]);
    }

    [Theory]
    [InlineData("=> 1", "=> 2")]
    [InlineData("int Own", "public int Step2() => 3; int Own")]
    [InlineData("Dense(6)", "Dense(2 * 3) /* six */")]
    public void What_is_no_definition_in_a_network_that_is_a_layer_regenerates_nothing(string old, string replacement)
    {
        var network = With("[Dense(8), Tanh]", "[Layer<Inner>]");
        var driver = Edit([network, Inner], [network, Inner.Replace(old, replacement, StringComparison.Ordinal)]);
        AssertReasons(driver, [.. Unchanged, .. Unchanged], [.. Cached, .. Cached]);
    }

    [Fact]
    public void How_a_network_that_is_a_layer_trains_by_itself_is_no_part_of_the_definition()
    {
        var network = With("[Dense(8), Tanh]", "[Layer<Inner>]");
        var driver = Edit([network, Inner], [network, Inner.Replace("Adam", "Sgd", StringComparison.Ordinal)]);
        AssertReasons(driver, [.. Unchanged, .. Modified], [.. Cached, .. Modified]);
        Assert.All(
            driver.GetRunResult().Of<NetworkGenerator>().TrackedSteps[TrackingNames.Definition].SelectMany(step => step.Outputs),
            output => Assert.Empty(ObjectGraph.RoslynObjects(output.Value)));
    }

    [Fact]
    public void One_network_does_not_pay_for_another()
    {
        var second = With("class Net", "class Second");
        var edited = second.Replace("Dense(8)", "Dense(9)", StringComparison.Ordinal);
        var driver = Edit([Network, second], [Network, edited]);
        AssertReasons(
            driver,
            [.. Unchanged, .. Modified],
            [.. Cached, .. Modified]);
    }

    [Fact]
    public void A_network_that_goes_takes_its_code_with_it()
    {
        var second = With("class Net", "class Second");
        var driver = Edit([Network, second], [Network, second.Replace("[Network(4)]", "", StringComparison.Ordinal)]);
        Assert.Single(driver.GetRunResult().Of<NetworkGenerator>().GeneratedSources);
    }

    private static string With(string old, string replacement)
    {
        Assert.Contains(old, Network, StringComparison.Ordinal);
        return Network.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static GeneratorRunResult Run(params string[] sources) => Project.Generate([.. sources, Other]).Result;

    private static object Model(GeneratorRunResult result) =>
        Assert.Single(result.TrackedSteps[TrackingNames.Definition].SelectMany(step => step.Outputs)).Value;

    /// <summary>Runs over one set of files and then over another, every tree of it newly parsed.</summary>
    private static GeneratorDriver Edit(string[] before, string[] after) =>
        Project.Driver().RunGenerators(Project.Compile(before)).RunGenerators(Project.Compile(after));

    /// <summary>Requires each network's reasons, in the order of the files; the outputs have the networks'.</summary>
    private static void AssertReasons(
        GeneratorDriver driver, IncrementalStepRunReason[] definitions, IncrementalStepRunReason[] networks)
    {
        var result = driver.GetRunResult().Of<NetworkGenerator>();
        Assert.Equal(definitions, Reasons(result.TrackedSteps[TrackingNames.Definition]).Select(Settle));
        Assert.Equal(networks, Reasons(result.TrackedSteps[TrackingNames.Network]));
        Assert.Equal(networks, result.TrackedOutputSteps.SelectMany(output => Reasons(output.Value)));

        // The first step may see that nothing changed before it runs (Cached) or after (Unchanged): either will do
        // where an edit is asked about. Later steps must not run at all.
        IncrementalStepRunReason Settle(IncrementalStepRunReason reason) =>
            reason == IncrementalStepRunReason.Cached && definitions.Contains(IncrementalStepRunReason.Unchanged)
                ? IncrementalStepRunReason.Unchanged
                : reason;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static bool IsChange(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New;
}
