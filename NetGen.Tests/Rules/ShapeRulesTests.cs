using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG1003: whether each layer can take what it reads; NG0028 and NG1001 for the arguments of layers.</summary>
public sealed class ShapeRulesTests
{
    private const string Image = "takes an image of shape channels x height x width";
    private const string Sequence = "takes a sequence of shape channels x length";

    [Theory]
    [InlineData("Network(1, 28, 28), Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2), Flatten, Dense(10)")]
    [InlineData("Network(4, 5, 5), Conv2D(8, 5, Groups = 4), GlobalAvgPool2D, Dense(2)")]
    [InlineData("Network(1, 2, 2), Conv2D(8, 5, Padding = Padding.Same), Flatten")]
    [InlineData("Network(3, 7), Conv1D(4, 3, Dilation = 3), BatchNorm, PReLU(PerChannel = true)")]
    [InlineData("Network(12), Reshape(3, 2, 2), AvgPool2D(1, 2), Softmax")]
    [InlineData("Network(2, 4, 4), Conv2D(3, 3, Padding = 1, Name = \"a\"), From(\"input\"), Concat(\"a\"), LayerNorm")]
    [InlineData("Network(2, 4, 4), Flatten, ReLU(Name = \"a\"), Dense(32), Add(\"a\"), Flatten")]
    public Task Shapes_that_fit(string attributes) => Verify.Accepts($"[{attributes}] partial class Net;");

    [Theory]
    [InlineData(
        "{|#1:Network(1, 28, 28)|}, {|#0:Dense(10)|}",
        "dense1",
        "takes a vector",
        "input",
        "1x28x28 = 784",
        "add [Flatten] before it")]
    [InlineData(
        "Network(1, 13, 13), Conv2D(4, 3, Stride = 2), {|#1:Conv2D(16, 2)|}, {|#0:Dense(10)|}, Dense(2)",
        "dense1",
        "takes a vector",
        "conv2d2",
        "16x5x5 = 400",
        "add [Flatten] before it")]
    [InlineData(
        "{|#1:Network(784)|}, {|#0:Conv2D(6, 5)|}",
        "conv2d1",
        Image,
        "input",
        "784",
        "add [Reshape(channels, height, width)] before it")]
    [InlineData(
        "{|#1:Network(3, 100)|}, {|#0:Conv2D(6, 5)|}",
        "conv2d1",
        Image,
        "input",
        "3x100 = 300",
        "add [Reshape(channels, height, width)] before it, or use [Conv1D]")]
    [InlineData(
        "{|#1:Network(784)|}, {|#0:Conv1D(6, 5)|}",
        "conv1d1",
        Sequence,
        "input",
        "784",
        "add [Reshape(channels, length)] before it")]
    [InlineData(
        "{|#1:Network(3, 8, 8)|}, {|#0:Conv1D(6, 5)|}",
        "conv1d1",
        Sequence,
        "input",
        "3x8x8 = 192",
        "add [Reshape(channels, length)] before it, or use [Conv2D]")]
    [InlineData(
        "{|#1:Network(8)|}, {|#0:MaxPool2D(2)|}",
        "maxpool2d1",
        Image,
        "input",
        "8",
        "add [Reshape(channels, height, width)] before it")]
    [InlineData("{|#1:Network(8)|}, {|#0:GlobalAvgPool2D|}", "globalavgpool2d1", Image, "input", "8", "remove it")]
    [InlineData(
        "{|#1:Network(2, 4)|}, {|#0:GlobalAvgPool2D|}",
        "globalavgpool2d1",
        Image,
        "input",
        "2x4 = 8",
        "add [Reshape(channels, height, width)] before it")]
    [InlineData(
        "Network(4, 8, 8), {|#1:Tanh|}, Conv2D(6, 3, {|#0:Groups = 3|})",
        "conv2d1",
        "cuts its input's channels into 3 groups",
        "tanh1",
        "4x8x8 = 256",
        "use a divisor of 4")]
    [InlineData(
        "{|#1:Network(1, 3, 9)|}, {|#0:Conv2D(6, 5)|}",
        "conv2d1",
        "has a kernel that spans 5x5 cells",
        "input",
        "1x3x9 = 27",
        "use a smaller kernel or more padding")]
    [InlineData(
        "{|#1:Network(1, 9)|}, {|#0:Conv1D(6, 5, Dilation = 4)|}",
        "conv1d1",
        "has a kernel that spans 17 cells",
        "input",
        "1x9 = 9",
        "use a smaller kernel or more padding")]
    [InlineData(
        "{|#1:Network(1, 3, 3)|}, {|#0:AvgPool2D(1, 4)|}",
        "avgpool2d1",
        "has windows of 1x4 cells",
        "input",
        "1x3x3 = 9",
        "use smaller windows or more padding")]
    [InlineData(
        "{|#1:Network(16, 5, 5)|}, Reshape({|#0:100|})",
        "reshape1",
        "takes 100 elements",
        "input",
        "16x5x5 = 400",
        "use a shape of 400 elements")]
    [InlineData(
        "{|#1:Network(2, 3)|}, {|#0:Embedding(10, 4)|}",
        "embedding1",
        "takes a vector of indices",
        "input",
        "2x3 = 6",
        "give the input one dimension")]
    [InlineData(
        "Network(8), Dense(16, Name = \"a\"), ReLU, {|#1:Dense(8, Name = \"b\")|}, Add({|#0:\"a\"|})",
        "add1",
        "joins 'a' of shape 16",
        "b",
        "8",
        "give both the same shape")]
    [InlineData(
        "Network(2, 3, 3), Flatten(Name = \"a\"), {|#1:From(\"input\")|}, Multiply(\"input\", {|#0:\"a\"|})",
        "multiply1",
        "joins 'a' of shape 18",
        "input",
        "2x3x3 = 18",
        "give both the same shape")]
    [InlineData(
        "Network(3, 8, 8), Conv2D(8, 3, Name = \"a\"), {|#1:Conv2D(8, 3)|}, Concat({|#0:\"a\"|})",
        "concat1",
        "joins 'a' of shape 8x6x6",
        "conv2d2",
        "8x4x4 = 128",
        "give both shapes that agree in all axes but the first")]
    public Task NG1003_shape_mismatch(
        string attributes, string layer, string needs, string source, string shape, string wayOut) => Verify.Finds(
        "NG1003", $"'{layer}' {needs}, but '{source}' gives {shape}; {wayOut}", $"[{attributes}] partial class Net;");

    [Fact]
    public Task NG1003_is_reported_once_where_shapes_follow_from_one_another() => Verify.Finds(
        "NG1003",
        "'dense1' takes a vector, but 'input' gives 1x4x4 = 16; add [Flatten] before it",
        "[{|#1:Network(1, 4, 4)|}, {|#0:Dense(8)|}, ReLU, Conv2D(2, 3), Add(\"input\")] partial class Net;");

    [Theory]
    [InlineData(
        "Network(3, 8, 8), Conv2D(8, 3, {|#0:Stride = 0|})",
        "Stride",
        "conv2d1",
        "0",
        "it must be from 1 to 1,048,576")]
    [InlineData(
        "Network(3, 8, 8), Conv2D(8, 3, {|#0:Padding = -2|})",
        "Padding",
        "conv2d1",
        "-2",
        "it must be 0 or more cells, or Padding.Same")]
    [InlineData(
        "Network(3, 8), Conv1D(8, 3, {|#0:Dilation = 0|})",
        "Dilation",
        "conv1d1",
        "0",
        "it must be from 1 to 1,048,576")]
    [InlineData(
        "Network(3, 8), Conv1D(8, 3, {|#0:Groups = -1|})", "Groups", "conv1d1", "-1", "it must be from 1 to 1,048,576")]
    [InlineData(
        "Network(4, 8, 8), Conv2D(7, 3, {|#0:Groups = 2|})",
        "Groups",
        "conv2d1",
        "2",
        "it must divide the 7 channels of the output")]
    [InlineData(
        "Network(1, 8, 8), MaxPool2D(2, {|#0:Stride = -1|})",
        "Stride",
        "maxpool2d1",
        "-1",
        "it must be at least 1, or 0 for the window's size")]
    [InlineData(
        "Network(1, 8, 8), AvgPool2D(2, 4, {|#0:Padding = 2|})",
        "Padding",
        "avgpool2d1",
        "2",
        "it must be at least 0 and at most half a window")]
    [InlineData(
        "Network(4), BatchNorm({|#0:Momentum = 1.5|})",
        "Momentum",
        "batchnorm1",
        "1.5",
        "it must be from 0 to 1, such as 0.1")]
    [InlineData(
        "Network(4), BatchNorm({|#0:Epsilon = 0|})",
        "Epsilon",
        "batchnorm1",
        "0",
        "it must be above 0 and finite, such as 1e-5")]
    [InlineData(
        "Network(4), LayerNorm({|#0:Epsilon = -1|})",
        "Epsilon",
        "layernorm1",
        "-1",
        "it must be above 0 and finite, such as 1e-5")]
    [InlineData(
        "Network(4), Dropout({|#0:1|})", "rate", "dropout1", "1", "it must be at least 0 and below 1, such as 0.2")]
    [InlineData(
        "Network(4), GaussianNoise({|#0:-0.1|})",
        "deviation",
        "gaussiannoise1",
        "-0.1",
        "it must be at least 0 and finite, such as 0.1")]
    [InlineData(
        "Network(4), PReLU({|#0:Start = double.NaN|})", "Start", "prelu1", "NaN", "it must be finite, such as 0.25")]
    public Task NG0028_argument(string attributes, string argument, string layer, string value, string needed) =>
        Verify.Finds(
            "NG0028", $"'{argument}' of '{layer}' is {value}, but {needed}", $"[{attributes}] partial class Net;");

    [Theory]
    [InlineData("Network(3, 8, 8), Conv2D({|#0:0|}, 3)", "channels", "conv2d1", "channels of the output")]
    [InlineData("Network(3, 8, 8), Conv2D(8, {|#0:0|})", "kernelSize", "conv2d1", "cells of the kernel")]
    [InlineData("Network(3, 8, 8), Conv2D(8, 3, {|#0:0|})", "kernelWidth", "conv2d1", "cells of the kernel")]
    [InlineData("Network(3, 8), Conv1D(8, {|#0:0|})", "kernelSize", "conv1d1", "cells of the kernel")]
    [InlineData("Network(3, 8, 8), MaxPool2D({|#0:0|})", "size", "maxpool2d1", "cells of a window")]
    [InlineData("Network(3, 8, 8), AvgPool2D({|#0:0|}, 1)", "height", "avgpool2d1", "cells of a window")]
    [InlineData("Network(3), Embedding({|#0:0|}, 4)", "count", "embedding1", "indices")]
    [InlineData("Network(3), Embedding(4, {|#0:0|})", "size", "embedding1", "features of a vector")]
    [InlineData("Network(4), Reshape(4, {|#0:0|})", "shape", "reshape1", "elements of the shape")]
    public Task NG1001_dimension(string attributes, string argument, string layer, string meaning) => Verify.Finds(
        "NG1001",
        $"'{argument}' of '{layer}' is 0, but a dimension is from 1 to 500,000,000; set it to the number of {meaning}",
        $"[{attributes}] partial class Net;");
}
