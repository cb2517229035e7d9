using NetGen.Analyzers.Model;

namespace NetGen.Tests.Parsing;

/// <summary>What each layer of a definition reads, by the names of layers and inputs.</summary>
public sealed class GraphReaderTests
{
    [Theory]
    [InlineData("Network(4), Dense(3), ReLU", "dense1(input) relu1(dense1) -> relu1")]
    [InlineData("Network(4), Dense(3, Name = \"stem\"), Dense(3)", "stem(input) dense2(stem) -> dense2")]
    [InlineData(
        "Network(4), Dense(4), ReLU, Dense(4), Add(\"relu1\", \"input\")",
        "dense1(input) relu1(dense1) dense2(relu1) add1(dense2, relu1, input) -> add1")]
    [InlineData(
        "Network(4), Dense(3), From(\"input\"), Tanh, Concat(\"dense1\")",
        "dense1(input) tanh1(input) concat1(tanh1, dense1) -> concat1")]
    [InlineData(
        "Network, Input(\"left\", 4), Dense(3), Input(\"right\", 2), Dense(3), Multiply(\"dense1\")",
        "dense1(left) dense2(right) multiply1(dense2, dense1) -> multiply1")]
    [InlineData(
        "Network, Input(\"left\", 4), Input(\"right\", 4), Add(\"left\")", "add1(right, left) -> add1")]
    [InlineData(
        "Network(4), Dense(3, Name = \"a\"), From(\"input\"), Dense(2, Name = \"b\"), Output(\"b\", \"a\")",
        "a(input) b(input) -> b, a")]
    [InlineData(
        "Network(4), Output(\"relu1\", \"dense1\"), Dense(3), ReLU", "dense1(input) relu1(dense1) -> relu1, dense1")]
    [InlineData(
        "Network(4), Dense(3, Name = \"a\"), ReLU, MeanSquaredError, MeanSquaredError(Of = \"a\"), Adam",
        "a(input) relu1(a) -> relu1, a")]
    [InlineData("Network(4), Dense(4), Add(\"dense1\")", "dense1(input) add1(dense1, dense1) -> add1")]
    public void Wires(string attributes, string graph)
    {
        var spec = Definitions.SpecOf($"using NetGen; [{attributes}] partial class Net;");
        var nodes = spec.Nodes.Select(node => $"{node.Layer.Name}({string.Join(", ", node.Wires.Select(Name))})");
        var outputs = spec.Outputs.Select(output => Name(output.Wire));
        Assert.Equal(graph, $"{string.Join(" ", nodes)} -> {string.Join(", ", outputs)}");

        string Name(Wire wire)
        {
            var name = wire.Source.Kind == SourceKind.Input
                ? spec.Inputs[wire.Source.Index].Name
                : spec.Nodes[wire.Source.Index].Layer.Name;
            Assert.Equal(name, wire.Name);
            return name;
        }
    }

    [Fact]
    public void Layers_are_numbered_among_their_kind_with_or_without_a_name()
    {
        var spec = Definitions.SpecOf(
            "using NetGen; [Network(1, 9, 9), Conv2D(2, 3), Conv2D(2, 3, Name = \"mine\"), ReLU, Conv2D(2, 3)] "
            + "[BatchNorm] partial class Net;");
        Assert.Equal(["conv2d1", "mine", "relu1", "conv2d3", "batchnorm1"], spec.Nodes.Select(node => node.Layer.Name));
    }

    [Fact]
    public void Inputs_have_names_and_shapes()
    {
        var one = Definitions.SpecOf("using NetGen; [Network(3, 8, 8), Flatten] partial class Net;");
        Assert.Equal<InputSpec>([new(0, "input", TensorShape.Of(3, 8, 8))], one.Inputs);

        var two = Definitions.SpecOf(
            "using NetGen; [Network, Input(\"left\", 8), Input(\"right\", 2, 4), Flatten, Concat(\"left\")] "
            + "partial class Net;");
        Assert.Equal<InputSpec>(
            [new(1, "left", TensorShape.Vector(8)), new(2, "right", TensorShape.Of(2, 4))], two.Inputs);
    }

    [Theory]
    [InlineData("Network(4), Dense(3)", "InputSize OutputSize")]
    [InlineData(
        "Network, Input(\"left\", 4), Input(\"right\", 4), Add(\"left\"), Dense(2, Name = \"score\")",
        "LeftSize RightSize OutputSize")]
    [InlineData(
        "Network(4), Dense(3, Name = \"mean\"), From(\"input\"), Dense(2), Output(\"mean\", \"dense2\")",
        "InputSize MeanSize Dense2Size")]
    public void Members_are_named_after_inputs_and_outputs_where_there_are_several(string attributes, string names)
    {
        var spec = Definitions.SpecOf($"using NetGen; [{attributes}] partial class Net;");
        var inputs = spec.Inputs.Select((_, i) => MemberNames.OfInput(spec, i) + "Size");
        var outputs = spec.Outputs.Select((_, i) => MemberNames.OfOutput(spec, i) + "Size");
        Assert.Equal(names, string.Join(" ", inputs.Concat(outputs)));
    }
}
