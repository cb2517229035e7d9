namespace NetGen.Tests.Support;

/// <summary>The tests' own reading of definitions, which what they expect comes from.</summary>
public class DefinitionTextTests
{
    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var attribute = Assert.Single(DefinitionText.Parse(
            """
            [Layer("stem", 3, -2, 1e-4,
                A = true, B = Padding.Same, C = new double[] { 1, -0.5 }, D = [2, 3.5], E = 2.5f)]
            """));

        Assert.Equal("Layer", attribute.Name);
        Assert.Equal([(object)"stem", 3, -2, 1e-4], attribute.Positional);
        Assert.True(attribute.Flag("A", false));
        Assert.True(attribute.Is("B", "Padding.Same"));
        Assert.Equal([1, -0.5], attribute.Numbers("C")!);
        Assert.Equal([2, 3.5], attribute.Numbers("D")!);
        Assert.Equal(2.5, attribute.Number("E", 0));
        Assert.Equal(7, attribute.Integer("F", 7));
    }

    [Fact]
    public void Lists_comments_and_lines_are_read() =>
        Assert.Equal(
            ["Network", "Dense", "Tanh", "Adam"],
            DefinitionText.Parse("[Network(2)] // [Sgd]\n[Dense(1), Tanh,]\r\n[NetGen.Adam()] // end")
                .Select(attribute => attribute.Name));

    [Theory]
    [InlineData("[Dense(1)")]
    [InlineData("Dense(1)")]
    [InlineData("[Dense(1 2)]")]
    [InlineData("[Dense(\"a)]")]
    [InlineData("[Dense(1 = 2)]")]
    public void What_is_no_list_of_attributes_is_refused(string definition) =>
        Assert.Throws<FormatException>(() => DefinitionText.Parse(definition));

    [Fact]
    public void A_graph_has_names_sources_outputs_and_losses()
    {
        var graph = DefinitionGraph.Read(
            """
            [Network(Precision = Precision.Double)] [Input("left", 3)] [Embedding(5, 2), Flatten]
            [Input("right", 4)] [Dense(6, Name = "stem"), Tanh] [Dense(6)] [Add("flatten1", "stem")] [Dense(2), Softmax]
            [MeanSquaredError(Of = "stem", Weight = 0.5)] [CrossEntropy(IgnoreIndex = 1)] [L2(0.1)] [AdamW]
            """);

        Assert.True(graph.IsDouble);
        Assert.Equal([5, null], graph.Inputs.Select(input => input.Count));
        Assert.Equal(["stem", "softmax1"], graph.Outputs);
        Assert.Equal(["Left", "Right"], new[] { graph.InputMember(0), graph.InputMember(1) });
        Assert.Equal("Softmax1", graph.OutputMember(1));
        Assert.Equal(
            ["dense2", "flatten1", "stem"], graph.Layers.Single(layer => layer.Name == "add1").Sources);
        Assert.Equal(["right"], graph.Layers.Single(layer => layer.Name == "stem").Sources);
        Assert.Equal(
            [(0.5, false, -100), (1, true, 1)],
            graph.Losses.Select(loss => (loss.Weight, loss.TakesIndices, loss.IgnoreIndex)));
        Assert.Equal("AdamW", graph.Optimizer!.Name);
        Assert.Equal("L2", Assert.Single(graph.Training).Name);
    }
}
