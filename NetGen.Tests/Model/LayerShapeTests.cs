using NetGen.Analyzers.Model;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Model;

/// <summary>The shape rule and the parameters of every layer.</summary>
public sealed class LayerShapeTests
{
    [Theory]
    [InlineData("1, 28, 28", "Conv2D(6, 5)", "6x24x24")]
    [InlineData("1, 28, 28", "Conv2D(6, 5, Padding = 2)", "6x28x28")]
    [InlineData("3, 9, 11", "Conv2D(4, 3, Stride = 2)", "4x4x5")]
    [InlineData("3, 9, 12", "Conv2D(4, 3, Stride = 2, Padding = 1)", "4x5x6")]
    [InlineData("3, 9, 11", "Conv2D(4, 2, 5)", "4x8x7")]
    [InlineData("3, 9, 11", "Conv2D(4, 3, Dilation = 2)", "4x5x7")]
    [InlineData("3, 9, 11", "Conv2D(4, 3, Stride = 5)", "4x2x2")]
    [InlineData("4, 9, 11", "Conv2D(8, 3, Groups = 4)", "8x7x9")]
    [InlineData("4, 3, 3", "Conv2D(8, 5, Padding = 1)", "8x1x1")]
    [InlineData("4, 9, 11", "Conv2D(8, 3, Padding = Padding.Same)", "8x9x11")]
    [InlineData("4, 9, 11", "Conv2D(8, 4, Padding = Padding.Same)", "8x9x11")]
    [InlineData("4, 9, 12", "Conv2D(8, 3, Stride = 2, Padding = Padding.Same)", "8x5x6")]
    [InlineData("4, 9, 11", "Conv2D(8, 3, Stride = 4, Padding = Padding.Same)", "8x3x3")]
    [InlineData("4, 1, 1", "Conv2D(8, 7, Padding = Padding.Same)", "8x1x1")]
    [InlineData("8, 100", "Conv1D(16, 5)", "16x96")]
    [InlineData("8, 100", "Conv1D(16, 5, Stride = 3, Padding = 2, Dilation = 2)", "16x32")]
    [InlineData("8, 101", "Conv1D(16, 4, Stride = 2, Padding = Padding.Same)", "16x51")]
    [InlineData("6, 9, 11", "MaxPool2D(2)", "6x4x5")]
    [InlineData("6, 9, 11", "MaxPool2D(3, Stride = 2)", "6x4x5")]
    [InlineData("6, 9, 11", "MaxPool2D(3, Stride = 2, Padding = 1)", "6x5x6")]
    [InlineData("6, 9, 11", "MaxPool2D(2, 3)", "6x4x3")]
    [InlineData("6, 9, 11", "AvgPool2D(4, Padding = 2)", "6x3x3")]
    [InlineData("6, 9, 11", "AvgPool2D(1, 4, Stride = 1)", "6x9x8")]
    [InlineData("6, 9, 11", "GlobalAvgPool2D", "6")]
    [InlineData("6, 9, 11", "Flatten", "594")]
    [InlineData("6, 9", "Flatten", "54")]
    [InlineData("6", "Flatten", "6")]
    [InlineData("24", "Reshape(2, 3, 4)", "2x3x4")]
    [InlineData("2, 3, 4", "Reshape(6, 4)", "6x4")]
    [InlineData("7", "Embedding(100, 16)", "16x7")]
    [InlineData("1", "Embedding(100, 16)", "16")]
    [InlineData("6, 9, 11", "BatchNorm", "6x9x11")]
    [InlineData("6, 9", "LayerNorm", "6x9")]
    [InlineData("6, 9, 11", "PReLU", "6x9x11")]
    [InlineData("6, 9, 11", "Softmax", "6x9x11")]
    [InlineData("6", "ArgMax", "1")]
    [InlineData("6, 9", "ArgMax", "1x9")]
    [InlineData("6, 9, 11", "ArgMax", "1x9x11")]
    [InlineData("6, 9, 11", "ArgMax(OneHot = true)", "6x9x11")]
    [InlineData("6, 9, 11", "Sign", "6x9x11")]
    [InlineData("6, 9, 11", "Round", "6x9x11")]
    [InlineData("6", "Threshold(0.5)", "6")]
    [InlineData("6, 9, 11", "Dropout(0.5)", "6x9x11")]
    [InlineData("6, 9, 11", "GaussianNoise(0.5)", "6x9x11")]
    public void Shapes(string input, string layer, string output) =>
        Assert.Equal(output, Infer($"Network({input}), {layer}").Layers.Single().Output.ToString());

    [Theory]
    [InlineData("Network(4), Dense(4), Add(\"input\")", "4")]
    [InlineData("Network(2, 3, 3), ReLU, Multiply(\"input\", \"relu1\")", "2x3x3")]
    [InlineData("Network(4), Dense(3), Concat(\"input\")", "7")]
    [InlineData("Network(4), Dense(3), Concat(\"input\", \"dense1\")", "10")]
    [InlineData("Network(2, 5), Conv1D(3, 1), Concat(\"input\")", "5x5")]
    [InlineData("Network(2, 5, 6), Conv2D(3, 1), Concat(\"input\")", "5x5x6")]
    public void Joins(string attributes, string output) =>
        Assert.Equal(output, Infer(attributes).Layers.Last().Output.ToString());

    [Theory]
    [InlineData("3, 9, 11", "Conv2D(4, 2, 5)", "weight 4x3x2x5 fan 30 to 40, bias 4 fan 30 to 40")]
    [InlineData("4, 9, 11", "Conv2D(8, 3, Groups = 4, Bias = false)", "weight 8x1x3x3 fan 9 to 72")]
    [InlineData("8, 20", "Conv1D(16, 5, Groups = 2)", "weight 16x4x5 fan 20 to 80, bias 16 fan 20 to 80")]
    [InlineData("6, 9", "BatchNorm", "weight 6, bias 6, running_mean 6, running_var 6")]
    [InlineData("6", "BatchNorm(Affine = false)", "running_mean 6, running_var 6")]
    [InlineData("6, 9", "LayerNorm", "weight 6x9, bias 6x9")]
    [InlineData("6, 9", "LayerNorm(Affine = false)", "")]
    [InlineData("6, 9", "PReLU", "weight 1")]
    [InlineData("6, 9", "PReLU(PerChannel = true)", "weight 6")]
    [InlineData("7", "Embedding(100, 16)", "weight 100x16 fan 100 to 16")]
    [InlineData("6, 9, 11", "MaxPool2D(2)", "")]
    public void Parameters(string input, string layer, string parameters)
    {
        var shaped = Infer($"Network({input}), {layer}").Layers.Single();
        Assert.Equal(parameters, string.Join(", ", shaped.Parameters.Select(Describe)));

        string Describe(ParameterSpec parameter)
        {
            Assert.StartsWith(shaped.Layer.Name + ".", parameter.Name, StringComparison.Ordinal);
            var fans = parameter.FanIn > 1 ? $" fan {parameter.FanIn} to {parameter.FanOut}" : "";
            return $"{parameter.Name[(shaped.Layer.Name.Length + 1)..]} {parameter.Shape}{fans}";
        }
    }

    [Theory]
    [InlineData("Network(6), BatchNorm", 12)]
    [InlineData("Network(4), Dense(4), ReLU, Dense(4, SharesWith = \"dense1\")", 20)]
    public void Statistics_and_shared_parameters_are_not_counted(string attributes, long count) =>
        Assert.Equal(count, Infer(attributes).ParameterCount);

    [Theory]
    [InlineData("1, 8, 8", "Conv2D(6, 5)")]
    [InlineData("1, 8, 8", "Conv2D(6, 5, 3, Stride = 2, Padding = Padding.Same)")]
    [InlineData("2, 8, 8", "Conv2D(6, 3, Padding = 1, Dilation = 2, Groups = 2, Bias = false)")]
    [InlineData("2, 8", "Conv1D(6, 3, Stride = 2)")]
    [InlineData("2, 8, 8", "MaxPool2D(2)")]
    [InlineData("2, 8, 8", "MaxPool2D(3, 2, Stride = 1, Padding = 1)")]
    [InlineData("2, 8, 8", "AvgPool2D(3, Padding = 1, CountPadding = false)")]
    [InlineData("2, 8, 8", "GlobalAvgPool2D")]
    [InlineData("2, 8, 8", "Flatten")]
    [InlineData("128", "Reshape(2, 8, 8)")]
    [InlineData("2, 8, 8", "BatchNorm")]
    [InlineData("8", "BatchNorm(Affine = false)")]
    [InlineData("8", "LayerNorm(Affine = false)")]
    [InlineData("8", "PReLU(PerChannel = true)")]
    [InlineData("8", "Embedding(10, 4)")]
    [InlineData("8", "Dropout(0.25)")]
    [InlineData("8", "GaussianNoise(0.1)")]
    [InlineData("8", "Concat(\"input\")")]
    public void Layers_are_shown_as_they_are_written(string input, string layer) =>
        Assert.Equal(layer, Infer($"Network({input}), {layer}").Layers.Single().Layer.Display);

    [Theory]
    [InlineData("3, 9, 11", "Conv2D(4, 3)", 4 * 7 * 9 * ((2 * 27) + 1))]
    [InlineData("4, 9, 11", "Conv2D(4, 3, Groups = 4, Bias = false)", 4 * 7 * 9 * 18)]
    [InlineData("4, 8, 8", "MaxPool2D(2)", 4 * 16 * 4)]
    [InlineData("4, 8, 8", "Flatten", 0)]
    [InlineData("8", "Add(\"input\", \"input\")", 16)]
    public void Operations(string input, string layer, long flops) =>
        Assert.Equal(flops, Infer($"Network({input}), {layer}").Layers.Single().Flops);

    private static ShapedNetwork Infer(string attributes) =>
        ShapedNetwork.Infer(Definitions.SpecOf($"using NetGen; [{attributes}] partial class Net;"));
}
