using Microsoft.CodeAnalysis;
using NetGen.Generator;
using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.CustomLayers;

/// <summary>Where layers of one's own come from: types of any kind and place, other assemblies, code with errors.</summary>
public sealed class CustomLayerCompilationTests
{
    private const string Passes = """

            /// <inheritdoc/>
            public static void Forward(in LayerForwardPass<float> pass) => pass.Input.CopyTo(pass.Output);

            /// <inheritdoc/>
            public static void Backward(in LayerBackwardPass<float> pass) => pass.OutputGradient.CopyTo(pass.InputGradient);
        """;

    private const string Shape = """

            /// <inheritdoc/>
            public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => [.. inputShape];
        """;

    private static readonly UserProject Project = new();

    [Theory]
    [InlineData("[Layer<Net.Own>] internal partial class Net", "private sealed class Own : ICustomLayer<float> { $ }", "")]
    [InlineData("[Layer<Own<@event>>] internal partial class Net", "", "internal struct @event; internal class Own<T> : ICustomLayer<float> { $ }")]
    [InlineData("[Layer<A.Own>] internal partial class Net", "", "internal static class A { internal record struct Own : ICustomLayer<float> { $ } }")]
    [InlineData("[Layer<Own>] internal partial class Net", "", "internal abstract class Base { $ } internal sealed class Own : Base, ICustomLayer<float>;")]
    [InlineData("[Layer<Net.Own>] internal partial class Net", "[System.Obsolete] public class Own : ICustomLayer<float> { $ }", "#pragma warning disable CS0612")]
    public void Types_of_any_kind_and_place_compile(string network, string within, string others)
    {
        var source = $"{others}\n[Network(4)] {network} {{ {within} }}".Replace("$", Shape + Passes, StringComparison.Ordinal);
        var generated = Project.Generate("using NetGen;\n" + source).RequireClean();
        Assert.Single(generated.Result.GeneratedSources);
    }

    [Fact]
    public void Parameter_and_layer_names_do_not_clash_in_generated_code() => Project.Generate(
        "using NetGen;\n[Network(4)] [Layer<Own>] [Dense(4, Name = \"ownA\")] [Dense(4, Name = \"ownAGain\")] internal partial class Net;\n"
        + $"internal class Own : ICustomLayer<float> {{ {Shape} {Passes}\n"
        + "/// <inheritdoc/>\npublic static LayerParameter[] Parameters(System.ReadOnlySpan<int> inputShape) => [new(\"a\", [4]), "
        + "new(\"A\", [4]), new(\"a_gain\", [4]), new(\"aGain\", [4]), new(\"gradient\", [4]), new(\"class\", [4])]; }").RequireClean();

    [Theory]
    [InlineData("")]
    [InlineData(": ICustomLayer<float>;")]
    [InlineData(": ICustomLayer<float> { }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => }")]
    [InlineData(": ICustomLayer<float> { public static int OutputShape(System.ReadOnlySpan<int> inputShape) => 1; }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => OutputShape(inputShape); $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) { while (true) ; } $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => throw null!; $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => null!; $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => new int[int.MaxValue]; $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => [inputShape[9]]; $ }")]
    [InlineData(": ICustomLayer<float> { public static int[] OutputShape(System.ReadOnlySpan<int> inputShape) => [inputShape[0] / 0]; $ }")]
    [InlineData(": ICustomLayer<Missing> { $ }")]
    [InlineData(": ICustomLayer<float>, ICustomLayer<float> { $ }")]
    [InlineData(": Own, ICustomLayer<float> { $ }")]
    [InlineData("<T> : ICustomLayer<float> { $ }")]
    public void Code_with_errors_gives_no_network_and_no_exception(string declaration)
    {
        var source = $"using NetGen; [Network(4), Layer<Own>, Dense(2)] partial class Net; class Own {declaration}"
            .Replace("$", Passes, StringComparison.Ordinal);
        var generated = Project.Generate(source);
        Assert.Null(generated.Result.Exception);
        Assert.Empty(generated.Result.GeneratedSources);
    }

    /// <summary>The layers of this assembly, whose source the network's project has not.</summary>
    [Fact]
    public void A_layer_of_another_assembly_without_parameters_works_with_its_shape_stated()
    {
        var compiled = NetworkHarness.Compile(
            "[Network(1, 2, 2)] [Layer<NetGen.Tests.CustomLayers.Upsample<float>>(1, 4, 4)] [Flatten] [Dense(2)] [MeanSquaredError] [Sgd]");
        var net = compiled.Create(seed: 1);
        Assert.Equal(4.0 * 4 * 2 + 2, net.ParameterCount);
        Assert.Equal(2, net.Predict([1, 2, 3, 4]).Length);
    }

    [Theory]
    [InlineData("Upsample<float>", "")]
    [InlineData("ScaleShift<float>", "(1, 2, 2)")]
    public void A_layer_of_another_assembly_whose_shapes_are_unknown_gives_no_network(string type, string shape)
    {
        var project = Project with
        {
            References = [MetadataReference.CreateFromFile(typeof(CustomLayerCompilationTests).Assembly.Location)],
        };
        Assert.Empty(project.Generate(
            $"using NetGen; [Network(1, 2, 2)] [Layer<NetGen.Tests.CustomLayers.{type}>{shape}] partial class Net;")
            .Result.GeneratedSources);
    }

    [Fact]
    public void A_shape_that_is_stated_wrongly_is_found_when_a_network_is_made()
    {
        var compiled = NetworkHarness.Compile(
            "[Network(1, 2, 2)] [Layer<NetGen.Tests.CustomLayers.Upsample<float>>(1, 4, 5)] [Flatten] [Dense(2)]");
        var exception = Assert.Throws<InvalidOperationException>(() => compiled.Create());
        Assert.Contains("'upsample'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("NetGen.Tests.CustomLayers.Upsample", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 4, 4]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[1, 4, 5]", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[.. inputShape]", "[2 * inputShape[0]]", "pass.Input", "pass.Input", true)]
    [InlineData("[.. inputShape]", "[inputShape[0]]", "pass.Input", "pass.Input", false)]
    [InlineData("[.. inputShape]", "[.. inputShape]", "pass.Input", "/* the same */ pass.Input", false)]
    public void An_edit_of_what_a_layer_declares_regenerates_and_one_of_its_passes_does_not(
        string shape, string newShape, string input, string newInput, bool regenerates)
    {
        const string Network = "using NetGen; [Network(4)] [Layer<Own>] internal partial class Net;";
        const string Own = $"using NetGen; internal class Own : ICustomLayer<float> {{ {Shape} {Passes} }}";
        var edited = Own.Replace(shape, newShape, StringComparison.Ordinal).Replace(input, newInput, StringComparison.Ordinal);
        var driver = Project.Driver().RunGenerators(Project.Compile(Network, Own)).RunGenerators(Project.Compile(Network, edited));
        var reason = Assert.Single(
            driver.GetRunResult().Of<NetworkGenerator>().TrackedSteps[TrackingNames.Network]).Outputs.Single().Reason;
        Assert.Equal(regenerates ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached, reason);
    }
}
