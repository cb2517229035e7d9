using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG3xxx: what would be generated, but not train as its author expects.</summary>
public sealed class TrainingRulesTests
{
    [Theory]
    [InlineData("Dense(8), ReLU, Dense(3)")]
    [InlineData("Dense(2), Dense(3)")]
    [InlineData("Dense(2), Identity, Dense(8)")]
    [InlineData("Dense(8, Init = Init.Constant, InitScale = 1), ReLU, Dense(3)")]
    [InlineData("Dense(8, Init = Init.Constant), Tanh, Dense(3)")]
    [InlineData("Dense(8), ReLU, Dense(3, Init = Init.Constant)")]
    [InlineData("Dense(8, Init = Init.Constant), LeakyReLU, Dense(3)")]
    [InlineData("Dense(8, Init = Init.Constant, BiasInit = -2.9), HardSigmoid, Dense(3)")]
    [InlineData("Dense(8, Init = Init.Constant, BiasInit = 3), HardSwish, Dense(3)")]
    [InlineData("Dense(1, Init = Init.Constant, InitScale = 1), ReLU, Dense(3, InitScale = 0)")]
    [InlineData("Dense(8, Init = Init.Constant, BiasInit = 0.1), ReLU, Dense(3)")]
    public Task Networks_that_train(string layers) => Verify.Accepts($"[Network(4), {layers}] partial class Net;");

    [Theory]
    [InlineData("{|#0:Dense(4)|}, {|#1:Dense(8)|}", 4, 8)]
    [InlineData("{|#0:Dense(16)|}, Identity, {|#1:Dense(3)|}", 16, 3)]
    public Task NG3001_two_linear_layers_in_a_row(string layers, int width, int outputs) => Verify.Finds(
        "NG3001",
        $"'dense1' and 'dense2' have no activation between them, and a width of {width} "
        + $"restricts nothing between 4 and {outputs}: together they are one linear layer; "
        + "add an activation such as [ReLU] after 'dense1', or remove it",
        $"[Network(4), {layers}] partial class Net;");

    [Fact]
    public Task NG3002_units_that_stay_equal() => Verify.Finds(
        "NG3002",
        "All 8 units of 'dense1' start the same and 'dense2' weighs them the same, "
        + "so they get the same gradient for ever and act as one; draw the weights of one of the two at random",
        "[Network(4), Dense(8, {|#0:Init = Init.Constant|}, InitScale = 0.5), Tanh, {|#1:Dense(3, InitScale = 0)|}] "
        + "partial class Net;");

    [Theory]
    [InlineData("Dense(8, {|#0:Init = Init.Constant|})", "0")]
    [InlineData("{|#0:Dense(8, InitScale = 0, BiasInit = -1)|}", "-1")]
    [InlineData("Dense(8, {|#0:Init = Init.HeNormal|}, InitScale = 0, Bias = false)", "0")]
    public Task NG3003_units_that_never_learn(string layer, string bias) => Verify.Finds(
        "NG3003",
        $"Every unit of 'dense1' starts with zero weights and a bias of {bias}, where 'relu1' has no gradient, "
        + "so none of them ever learns; draw the weights at random or set a BiasInit above 0",
        $"[Network(4), {layer}, {{|#1:ReLU|}}, Dense(3)] partial class Net;");

    [Theory]
    [InlineData("HardSigmoid", "hardsigmoid1", "3", "between -3 and 3")]
    [InlineData("HardSigmoid", "hardsigmoid1", "-4", "between -3 and 3")]
    [InlineData("HardSwish", "hardswish1", "-3", "above -3")]
    [InlineData("LeakyReLU(Slope = 0)", "leakyrelu1", "0", "above 0")]
    public Task NG3003_flat_parts_of_other_activations(string activation, string name, string bias, string live) =>
        Verify.Finds(
            "NG3003",
            $"Every unit of 'dense1' starts with zero weights and a bias of {bias}, where '{name}' has no gradient, "
            + $"so none of them ever learns; draw the weights at random or set a BiasInit {live}",
            $"[Network(4), Dense(8, {{|#0:Init = Init.Constant|}}, BiasInit = {bias}), {{|#1:{activation}|}}] "
            + "partial class Net;");

    [Theory]
    [InlineData("Softmax", "softmax1", "CrossEntropy")]
    [InlineData("LogSoftmax", "logsoftmax1", "NegativeLogLikelihood")]
    public Task NG3004_squared_error_of_probabilities(string layer, string name, string loss) => Verify.Finds(
        "NG3004",
        $"[MeanSquaredError] of the probabilities of '{name}' has almost no gradient "
        + $"where the network is surely wrong; [{loss}] learns faster from the same targets",
        $"[Network(4), Dense(3), {{|#1:{layer}|}}, {{|#0:MeanSquaredError|}}, Adam] partial class Net;");
}
