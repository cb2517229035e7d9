using NetGen.Analyzers.Model;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Model;

public sealed class ShapedNetworkTests
{
    [Fact]
    public void Shapes_flow_from_the_input_through_every_layer()
    {
        var network = Infer("Network(784), Dense(128), ReLU, Dense(10), Softmax");

        Assert.Equal(TensorShape.Vector(784), network.Spec.Inputs.Single().Shape);
        Assert.Equal(TensorShape.Vector(10), network.ShapeOf(network.Spec.Outputs.Single()));
        Assert.Equal(
            [(784, 128), (128, 128), (128, 10), (10, 10)],
            network.Layers.Select(layer => (layer.Input.Size, layer.Output.Size)));
    }

    [Theory]
    [InlineData("Network(1), Dense(2), Tanh, Dense(1)", 7)]
    [InlineData("Network(2), Dense(2), Tanh, Dense(1)", 9)]
    [InlineData("Network(784), Dense(128), ReLU, Dense(10)", 101_770)]
    [InlineData("Network(784), Dense(128, Bias = false), ReLU, Dense(10)", 101_642)]
    [InlineData("Network(5), ReLU", 0)]
    [InlineData("Network(3, 8, 8), Conv2D(16, 5), BatchNorm, MaxPool2D(2), Flatten, Dense(10)", 1_216 + 32 + 650)]
    [InlineData("Network(4, 9), Conv1D(6, 3, Groups = 2, Bias = false), PReLU(PerChannel = true)", 36 + 6)]
    [InlineData("Network(4), Dense(4), Tanh, Dense(4, SharesWith = \"dense1\"), LayerNorm", 20 + 8)]
    [InlineData("Network(7), Embedding(100, 5), Flatten", 500)]
    public void Parameters_are_counted_without_padding(string attributes, long count) =>
        Assert.Equal(count, Infer(attributes).ParameterCount);

    [Fact]
    public void Parameters_have_names_shapes_and_fans()
    {
        var network = Infer("Network(4), Dense(3, Init = Init.HeNormal, BiasInit = 0.5), Dense(2, Bias = false)");

        Assert.Equal<ParameterSpec>(
            [
                new("dense1.weight", TensorShape.Matrix(3, 4), new(InitializerKind.HeNormal, double.NaN), 4, 3),
                new("dense1.bias", TensorShape.Vector(3), new(InitializerKind.Constant, 0.5), 4, 3)
                {
                    Role = ParameterRole.Bias,
                },
                new("dense2.weight", TensorShape.Matrix(2, 3), new(InitializerKind.Default, double.NaN), 3, 2),
            ],
            network.Layers.SelectMany(layer => layer.Parameters));
    }

    [Fact]
    public void Layers_are_shown_as_they_are_written()
    {
        var network = Infer(
            "Network(4), Dense(3, Bias = false), Dense(10), Identity, Sigmoid, Tanh, ReLU, Softmax, Dense(2), "
            + "LogSoftmax");

        Assert.Equal(
            [
                "Dense(3, Bias = false)", "Dense(10)", "Identity", "Sigmoid", "Tanh", "ReLU", "Softmax", "Dense(2)",
                "LogSoftmax",
            ],
            network.Layers.Select(layer => layer.Layer.Display));
        Assert.Equal(
            ["dense1", "dense2", "identity1", "sigmoid1", "tanh1", "relu1", "softmax1", "dense3", "logsoftmax1"],
            network.Layers.Select(layer => layer.Layer.Name));
    }

    [Theory]
    [InlineData("LeakyReLU")]
    [InlineData("LeakyReLU(Slope = 0.2)")]
    [InlineData("ELU")]
    [InlineData("ELU(Alpha = 1.5)")]
    [InlineData("SELU")]
    [InlineData("GELU")]
    [InlineData("GELU(Approximate = true)")]
    [InlineData("SiLU")]
    [InlineData("Mish")]
    [InlineData("Softplus")]
    [InlineData("Softplus(Beta = 0.5)")]
    [InlineData("HardSigmoid")]
    [InlineData("HardSwish")]
    public void Activations_are_shown_as_they_are_written(string layer)
    {
        var shown = Assert.Single(Infer("Network(4), " + layer).Layers);
        Assert.Equal(layer, shown.Layer.Display);
        Assert.Equal(shown.Input, shown.Output);
    }

    [Theory]
    [InlineData("Sgd", "Sgd(LearningRate = 0.01)")]
    [InlineData(
        "Sgd(LearningRate = 0.5, Momentum = 0.9, Nesterov = true)",
        "Sgd(LearningRate = 0.5, Momentum = 0.9, Nesterov = true)")]
    [InlineData("Adam", "Adam(LearningRate = 0.001)")]
    public void Optimizers_are_shown_as_they_are_written(string attribute, string display) => Assert.Equal(
        display, Infer("Network(1), Dense(1), MeanSquaredError, " + attribute).Spec.Optimizer!.Display);

    [Theory]
    [InlineData("Dense(3)", 27)]
    [InlineData("Dense(3, Bias = false)", 24)]
    [InlineData("ReLU", 4)]
    [InlineData("Softmax", 20)]
    [InlineData("Concat(\"input\")", 0)]
    [InlineData("Add(\"input\")", 4)]
    public void Operations_count_multiplications_and_additions(string layer, long flops)
    {
        var network = Infer("Network(4), " + layer);
        Assert.Equal(flops, network.Layers.Single().Flops);
    }

    private static ShapedNetwork Infer(string attributes) =>
        ShapedNetwork.Infer(Definitions.SpecOf($"using NetGen; [{attributes}] partial class Net;"));
}
