using Microsoft.CodeAnalysis;
using NetGen.Analyzers;
using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Tests.Support;

namespace NetGen.Tests.Parsing;

/// <summary>What becomes of the layers of a network that is a layer: names, wires, random streams, wherever its class is.</summary>
public sealed class InnerNetworkTests
{
    private const string Encoder =
        "[Network(4), Dense(3), Dropout(0.1), ReLU, MeanSquaredError, Adam, L2(0.1)] public partial class Encoder;";

    [Theory]
    [InlineData(
        "Network(4), Layer<Encoder>, Dense(1)",
        "encoder.dense1(input) encoder.dropout1(encoder.dense1) encoder.relu1(encoder.dropout1) dense1(encoder) -> dense1")]
    [InlineData(
        "Network(4), Layer<Encoder>, Dense(4), Layer<Encoder>, Dense(4), Layer<Encoder>(Name = \"e\"), From(\"encoder2.dense1\"), Dense(3), Add(\"e\")",
        "encoder.dense1(input) encoder.dropout1(encoder.dense1) encoder.relu1(encoder.dropout1) dense1(encoder) "
        + "encoder2.dense1(dense1) encoder2.dropout1(encoder2.dense1) encoder2.relu1(encoder2.dropout1) "
        + "dense2(encoder2) e.dense1(dense2) e.dropout1(e.dense1) e.relu1(e.dropout1) dense3(encoder2.dense1) add1(dense3, e) "
        + "-> add1")]
    [InlineData(
        "Network(4), From(\"input\"), Layer<Encoder>, MeanSquaredError",
        "encoder.dense1(input) encoder.dropout1(encoder.dense1) encoder.relu1(encoder.dropout1) -> encoder")]
    public void Wires(string attributes, string graph)
    {
        var spec = Parse($"{Encoder} [{attributes}] public partial class Net;").Spec;
        var nodes = spec.Nodes.Select(node => $"{node.Layer.Name}({string.Join(", ", node.Wires.Select(wire => wire.Name))})");
        Assert.Equal(graph, $"{string.Join(" ", nodes)} -> {string.Join(", ", spec.Outputs.Select(output => output.Wire.Name))}");
    }

    [Fact]
    public void Random_streams_are_those_of_the_layers_written_out()
    {
        var spec = Parse(
            $"{Encoder} [Network(4), Tanh, Layer<Encoder>, Dropout(0.1), Dense(4), Layer<Encoder>, Dropout(0.1)] "
            + "[MeanSquaredError] public partial class Net;").Spec;
        Assert.Equal(Enumerable.Range(1, 10), spec.Nodes.Select(node => node.Layer.Stream));
        Assert.Equal([1, 2, 2, 2, 3, 4, 5, 5, 5, 6], spec.Nodes.Select(node => node.Layer.Position));
        Assert.Equal(11, Assert.Single(spec.Losses).Stream);
        Assert.Empty(spec.Training);
    }

    [Fact]
    public void Outputs_of_a_network_within_are_members_in_one_word()
    {
        var spec = Parse(
            $"{Encoder} [Network(4), Layer<Encoder>, Dense(2), Output(\"dense1\", \"encoder.dense1\")] partial class Net;").Spec;
        Assert.Equal(["dense1", "encoderDense1"], spec.Outputs.Select(output => output.Name));
        Assert.Contains(new("EncoderDense1Size", null), GeneratedMember.Of(spec));
        Assert.Contains(new("Encoder", null), GeneratedMember.Of(spec));
    }

    [Fact]
    public void Another_assembly_s_network_is_read_from_its_metadata()
    {
        var library = new UserProject { AssemblyName = "Library" }.Generate(
            """
            using NetGen;
            namespace Lib;
            /// <summary>A network within.</summary>
            [Network(3), Dense(4, Name = "first"), PReLU] public partial class Stem;
            /// <summary>A network that another assembly takes as a layer.</summary>
            [Network(3)] [Layer<Stem>(Frozen = true)]
            [Dense(5, Bias = false, Init = Init.HeNormal, L2 = 0.5)] [Add("dense1", Name = "twice")] [Dropout(0.25)]
            [MeanSquaredError] [Adam]
            public sealed partial class Encoder;
            """);
        var (image, _) = library.Emit();
        var project = new UserProject { References = [MetadataReference.CreateFromImage(image)] };
        const string User =
            "using NetGen; using Lib; /** <summary>A net.</summary> */ [Network(3), Layer<Encoder>, Dense(1)] "
            + "public partial class Net;";
        var generated = project.Generate(User);
        generated.RequireClean();
        var read = Definition("Net", generated.Compilation).Spec!;

        var here = Definition("Net", new UserProject().Compile(library.Compilation.SyntaxTrees.First().ToString(), User)).Spec!;
        Assert.Equal(here.Nodes, read.Nodes);
        Assert.Equal(
            ["encoder.stem.first", "encoder.stem.prelu1", "encoder.dense1", "encoder.twice", "encoder.dropout1", "dense1"],
            read.Nodes.Select(node => node.Layer.Name));
        Assert.Equal([true, true, false, false, false, false], read.Nodes.Select(node => node.Layer.IsFrozen));
    }

    /// <summary>What a network is made of is private to it, and part of it all the same.</summary>
    [Theory]
    [InlineData("Activation(nameof(Bent))", "")]
    [InlineData("Activation(typeof(Own), \"Bent\", PerChannel = true)", "internal partial class Own { FUNCTION }")]
    public void Another_assembly_s_network_brings_its_own_functions(string activation, string own)
    {
        const string Function =
            "[Differentiable] internal static float Bent(float x, [Trainable(Init = 0.5)] float a, float b = 2) => a * x * x + b;";
        var function = own.Length == 0 ? Function.Replace("internal", "private", StringComparison.Ordinal) : "";
        var library = new UserProject { AssemblyName = "Library" }.Generate(
            "using NetGen; namespace Lib; /** <summary>A network within.</summary> */ "
            + $"[Network(3), {activation}, Dense(4)] public partial class Stem {{ {function} }} "
            + own.Replace("FUNCTION", Function, StringComparison.Ordinal));
        var project = new UserProject { References = [MetadataReference.CreateFromImage(library.Emit().Image)] };
        const string User =
            "using NetGen; using Lib; /** <summary>A net.</summary> */ [Network(3), Layer<Stem>] public partial class Net;";
        var generated = project.Generate(User);
        generated.RequireClean();

        var here = Definition("Lib.Stem", library.Compilation).Spec!;
        var there = Definition("Net", generated.Compilation).Spec!;
        var (expected, read) = ((Activation)here.Nodes[0].Layer, (Activation)there.Nodes[0].Layer);
        Assert.Equal(expected.Function, read.Function);
        Assert.Equal(2, read.Function!.Parameters[2].Value);
        Assert.Equal("stem.activation1.a", read.Parameters(TensorShape.Vector(3))[0].Name);
    }

    [Theory]
    [InlineData("[Network(4), Layer<Missing>] partial class Net;")]
    [InlineData("class Outer<T> { [Network(4), Layer<T>] partial class Net; }")]
    [InlineData("[Network(4), Layer<>] partial class Net;")]
    [InlineData("[Network(4), Layer] partial class Net;")]
    [InlineData("[Network(4), Layer<int, int>] partial class Net;")]
    [InlineData("[Network(4), Layer<Net>(Frozen = 3)] partial class Net;")]
    [InlineData("[Network(4), Dense(4), Layer<A>(Inputs = new string[] { null! })] partial class Net; "
        + "[Network, Input(\"a\", 4), Input(\"b\", 4), Add(\"a\")] partial class A;")]
    [InlineData("[Network(4), Layer<A>] partial class Net; [Network(4), Dense(3), Missing] partial class A;")]
    [InlineData("[Network(4), Layer<A>] partial class Net; [Network] partial class A;")]
    [InlineData("[Network(4), Layer<A>(Name = \"\")] partial class Net; [Network(4), Output(\"x\"), Dense(3)] partial class A;")]
    [InlineData("[Layer<A>] [Network(4)] partial class Net; [Layer<Net>, Network(4)] partial class A;")]
    [InlineData("[Network, Layer<A>, Layer<A>(Inputs = [\"a\"]), Input(\"x\", 4)] partial class Net; "
        + "[Network(4), Dense(4)] partial class A;")]
    public void Hostile_definitions_have_no_network_and_throw_nothing(string source)
    {
        var compilation = TestReferences.Compile("using NetGen; " + source);
        foreach (var type in Definitions.TypesIn(compilation).Where(type => type.Name == "Net"))
            Assert.Null(NetworkDefinition.Analyze(type, compilation, default).Spec);
    }

    [Theory]
    [InlineData("[Network(4), Layer<int[]>] partial class Net;")]
    [InlineData("[Network(4), Layer<string>(Name = null, Inputs = null, SharesWith = null)] partial class Net;")]
    [InlineData("[Layer<A>, From(\"a\"), Layer<A>(Name = \"b\", SharesWith = \"c\")] partial class Net; "
        + "[Network(4), Dense(1)] partial class A;")]
    public void Hostile_definitions_throw_nothing(string source)
    {
        var compilation = TestReferences.Compile("using NetGen; " + source);
        NetworkDefinition.Analyze(compilation.GetTypeByMetadataName("Net")!, compilation, default);
    }

    [Fact]
    public void A_network_in_a_generic_type_is_a_layer_like_any_other()
    {
        const string Outer = "public partial class Outer<T> { [Network(4), Dense(3)] public partial class Encoder; } ";
        var spec = Parse(Outer + "[Network(4), Layer<Outer<int>.Encoder>] partial class Net;").Spec;
        Assert.Equal("encoder.dense1", Assert.Single(spec.Nodes).Layer.Name);
    }

    [Fact]
    public void A_chain_of_very_many_networks_ends()
    {
        var chain = string.Concat(Enumerable.Range(1, 3000).Select(i => $"[Network(4), Layer<N{i - 1}>] partial class N{i};\n"));
        var compilation = TestReferences.Compile("using NetGen; [Network(4), Dense(4)] partial class N0;\n" + chain);
        Assert.NotNull(Definition("N100", compilation).Spec);
        Assert.Equal("NG0046", Assert.Single(Definition("N101", compilation).Findings).Id);
        Assert.Equal("NG0046", Assert.Single(Definition("N3000", compilation).Findings).Id);
    }

    [Fact]
    public void Every_network_in_every_other_ends()
    {
        var layers = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"Layer<N{i}>"));
        var all = string.Concat(Enumerable.Range(0, 40).Select(i => $"[Network(4), {layers}] partial class N{i};\n"));
        var definition = Definition("N7", TestReferences.Compile("using NetGen;\n" + all));
        Assert.Equal(40, definition.Findings.Count);
        Assert.All(definition.Findings, finding => Assert.Equal("NG0044", finding.Id));
    }

    private static Definition Parse(string source)
    {
        var compilation = TestReferences.Compile("using NetGen; " + source);
        var type = compilation.GetTypeByMetadataName("Net")!;
        Assert.NotNull(NetworkDefinition.Analyze(type, compilation, default).Spec);
        return NetGen.Analyzers.Parsing.NetworkParser.Parse(type, compilation, default)!;
    }

    private static NetGen.Analyzers.NetworkDefinition Definition(string name, Compilation compilation) =>
        NetworkDefinition.Analyze(compilation.GetTypeByMetadataName(name)!, compilation, default);
}
