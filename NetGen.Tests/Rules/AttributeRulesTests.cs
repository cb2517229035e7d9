using NetGen.Analyzers;
using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0011 to NG0023, NG0028 and NG1001: whether each attribute may stand where it is, with its arguments.</summary>
public sealed class AttributeRulesTests
{
    [Theory]
    [InlineData(
        "[Network(1), Dense(2), Tanh, Dense(1), MeanSquaredError, Sgd(LearningRate = 1, Momentum = 0.9, "
        + "Nesterov = true)]")]
    [InlineData(
        "[Network(inputSize: 784)] [Dense(units: 10, Bias = false, Init = Init.Orthogonal, InitScale = 0.5)] "
        + "[LogSoftmax]")]
    [InlineData("[Network(2)] [ReLU] [Identity]")]
    [InlineData("[Network(2)] [Dense(2, Init = Init.Constant, InitScale = -1, BiasInit = -0.5)]")]
    [InlineData("[Network(2)] [Dense(3), Sigmoid] [BinaryCrossEntropy] [Adam(Beta1 = 0, Beta2 = 0.5, Epsilon = 1e-6)]")]
    [InlineData("[Network(Size.Input)] [Dense(Size.Input * 2)]")]
    [InlineData(
        "[Network(2)] [LeakyReLU(Slope = -0.5), ELU(Alpha = 0.1), Softplus(Beta = 1e-30), GELU(Approximate = true)]")]
    public Task Definitions_that_are_right(string attributes) =>
        Verify.Accepts(attributes + " partial class Net; static class Size { public const int Input = 2; }");

    [Fact]
    public Task NG0011_several_declarations() => Verify.Finds(
        "NG0011",
        "[Dense] is on another declaration of 'Net' than [Network], so its place among the layers is undefined; "
        + "move it there",
        "[{|#1:Network(4)|}, Dense(3)] partial class Net; [{|#0:Dense(2)|}] partial class Net;");

    [Fact]
    public Task Other_attributes_may_be_on_any_declaration() => Verify.Accepts(
        "[Network(4), Dense(3)] partial class Net; [System.Serializable] partial class Net;");

    [Fact]
    public Task NG0012_no_network() => Verify.Finds(
        "NG0012",
        "[Dense] does nothing here, because 'Net' has no [Network]; add [Network(inputSize)] above it or remove it",
        "[{|#0:Dense(4)|}, Softmax, CrossEntropy, Adam] class Net;");

    [Fact]
    public Task NG0013_layer_of_ones_own() => Verify.Finds(
        "NG0013",
        "[Swish] is none of NetGen's own attributes, and there is no code to generate for it; "
        + "use one of: " + string.Join(", ", Registry.Layers.Keys.Order(StringComparer.Ordinal)),
        "class SwishAttribute : LayerAttribute; [Network(4), Dense(3), {|#0:Swish|}, CrossEntropy] partial class Net;");

    [Fact]
    public Task NG0013_optimizer_of_ones_own() => Verify.Finds(
        "NG0013",
        "[Lion] is none of NetGen's own attributes, and there is no code to generate for it; use one of: Adam, Sgd",
        "class Lion : OptimizerAttribute; [Network(4), Dense(3), MeanSquaredError, {|#0:Lion|}] partial class Net;");

    [Theory]
    [InlineData("[Network(4), Dense(3), {|#1:MeanSquaredError|}, {|#0:ReLU|}]", "ReLU", "MeanSquaredError")]
    [InlineData("[Network(4), Dense(3)] [{|#1:Adam|}] [{|#0:MeanSquaredError|}]", "MeanSquaredError", "Adam")]
    [InlineData("[{|#1:Dense(3)|}, {|#0:Network(4)|}]", "Network", "Dense")]
    public Task NG0014_order(string attributes, string late, string early) => Verify.Finds(
        "NG0014",
        $"[{late}] comes after [{early}], but a definition reads input, layers, loss, optimizer; "
        + $"move [{late}] above [{early}]",
        attributes + " partial class Net;");

    [Fact]
    public Task NG0015_no_layer() => Verify.Finds(
        "NG0015",
        "'Net' has no layer, so there is nothing to compute; add one below [Network], such as [Dense(10)]",
        "[{|#0:Network(4)|}, MeanSquaredError] partial class Net;");

    [Fact]
    public Task NG0016_several_losses() => Verify.Finds(
        "NG0016",
        "[CrossEntropy] is a second loss beside [MeanSquaredError], but a network has at most one; remove one of them",
        "[Network(4), Dense(3)] [{|#1:MeanSquaredError|}, {|#0:CrossEntropy|}] [Adam] partial class Net;");

    [Fact]
    public Task NG0017_several_optimizers() => Verify.Finds(
        "NG0017",
        "[Sgd] is a second optimizer beside [Sgd], but a network has at most one; remove one of them",
        "[Network(4), Dense(3), MeanSquaredError, {|#1:Sgd|}, {|#0:Sgd(Momentum = 0.9)|}] partial class Net;");

    [Fact]
    public Task NG0019_loss_without_optimizer() => Verify.Finds(
        "NG0019",
        "'Net' has a loss but no optimizer, so NetGen generates no Step; "
        + "add one below [MeanSquaredError], such as [Adam] or [Sgd]",
        "[Network(4), Dense(3)] [{|#0:MeanSquaredError|}] partial class Net;");

    [Fact]
    public Task NG0020_optimizer_without_loss() => Verify.Finds(
        "NG0020",
        "'Net' has an optimizer but no loss, so it can be trained through BackwardFrom alone; add a loss above [Adam], "
        + "such as [MeanSquaredError], for Backward, Evaluate and Step(input, target)",
        "[Network(4), Dense(3)] [{|#0:Adam(LearningRate = 0.1)|}] partial class Net;");

    [Theory]
    [InlineData(
        "Sgd({|#0:LearningRate = 0|})",
        "'LearningRate' of [Sgd] is 0, but it must be above 0 and finite, such as 0.001")]
    [InlineData(
        "Adam({|#0:LearningRate = -1e-3|})",
        "'LearningRate' of [Adam] is -0.001, but it must be above 0 and finite, such as 0.001")]
    [InlineData(
        "Adam({|#0:LearningRate = double.NaN|})",
        "'LearningRate' of [Adam] is NaN, but it must be above 0 and finite, such as 0.001")]
    [InlineData(
        "Adam({|#0:LearningRate = 1e300|})",
        "'LearningRate' of [Adam] is 1E+300, but it must be above 0 and finite, such as 0.001")]
    [InlineData(
        "Adam({|#0:LearningRate = 1e-60|})",
        "'LearningRate' of [Adam] is 1E-60, but it must be above 0 and finite, such as 0.001")]
    [InlineData(
        "Sgd({|#0:Momentum = 1|})", "'Momentum' of [Sgd] is 1, but it must be at least 0 and below 1, such as 0.9")]
    [InlineData(
        "Sgd({|#0:Momentum = -0.1|})",
        "'Momentum' of [Sgd] is -0.1, but it must be at least 0 and below 1, such as 0.9")]
    [InlineData("Sgd({|#0:Nesterov = true|})", "'Momentum' of [Sgd] is 0, but Nesterov needs one above 0, such as 0.9")]
    [InlineData(
        "Adam({|#0:Beta1 = 1.5|})", "'Beta1' of [Adam] is 1.5, but it must be at least 0 and below 1, such as 0.9")]
    [InlineData(
        "Adam({|#0:Beta2 = 0.99999999999|})",
        "'Beta2' of [Adam] is 0.99999999999, but it must be at least 0 and below 1, such as 0.999")]
    [InlineData(
        "Adam({|#0:Epsilon = 0|})", "'Epsilon' of [Adam] is 0, but it must be above 0 and finite, such as 1e-8")]
    public Task NG0021_optimizer_argument(string optimizer, string message) => Verify.Finds(
        "NG0021", message, $"[Network(4), Dense(3), MeanSquaredError, {optimizer}] partial class Net;");

    [Theory]
    [InlineData("{|#0:Init = (Init)99|}", "'Init' of 'dense2' is 99, but it must be a member of NetGen.Init")]
    [InlineData(
        "{|#0:InitScale = double.NaN|}", "'InitScale' of 'dense2' is NaN, but it must be finite in single precision")]
    [InlineData(
        "{|#0:InitScale = 1e39|}", "'InitScale' of 'dense2' is 1E+39, but it must be finite in single precision")]
    [InlineData(
        "Init = Init.Normal, {|#0:InitScale = -1|}",
        "'InitScale' of 'dense2' is -1, but only Init.Constant takes a negative one")]
    [InlineData(
        "{|#0:BiasInit = double.PositiveInfinity|}",
        "'BiasInit' of 'dense2' is Infinity, but it must be finite in single precision")]
    public Task NG0022_initializer_argument(string arguments, string message) => Verify.Finds(
        "NG0022", message, $"[Network(4), Dense(3), ReLU, Dense(2, {arguments})] partial class Net;");

    [Fact]
    public Task NG0023_bias_without_effect() => Verify.Finds(
        "NG0023",
        "'BiasInit' of 'dense1' is 0.1, but the layer has no bias; remove 'BiasInit' or 'Bias = false'",
        "[Network(4), Dense(3, Bias = false, {|#0:BiasInit = 0.1|})] partial class Net;");

    [Theory]
    [InlineData(
        "LeakyReLU({|#0:Slope = double.NaN|})",
        "'Slope' of 'leakyrelu1' is NaN, but it must be finite in single precision")]
    [InlineData(
        "LeakyReLU({|#0:Slope = 1e39|})",
        "'Slope' of 'leakyrelu1' is 1E+39, but it must be finite in single precision")]
    [InlineData("ELU({|#0:Alpha = 0|})", "'Alpha' of 'elu1' is 0, but it must be above 0 and finite, such as 1")]
    [InlineData("ELU({|#0:Alpha = -1.5|})", "'Alpha' of 'elu1' is -1.5, but it must be above 0 and finite, such as 1")]
    [InlineData(
        "Softplus({|#0:Beta = double.PositiveInfinity|})",
        "'Beta' of 'softplus1' is Infinity, but it must be above 0 and finite, such as 1")]
    [InlineData(
        "Softplus({|#0:Beta = 1e-60|})",
        "'Beta' of 'softplus1' is 1E-60, but it must be above 0 and finite, such as 1")]
    public Task NG0028_layer_argument(string layer, string message) => Verify.Finds(
        "NG0028", message, $"[Network(4), Dense(3), {layer}] partial class Net;");

    [Theory]
    [InlineData(
        "[Network({|#0:0|}), Dense(3)]",
        "'inputSize' of [Network] is 0, but a dimension is from 1 to 500,000,000; set it to the number of "
        + "features of one example")]
    [InlineData(
        "[Network({|#0:inputSize: -5|}), Dense(3)]",
        "'inputSize' of [Network] is -5, but a dimension is from 1 to 500,000,000; set it to the number of "
        + "features of one example")]
    [InlineData(
        "[Network(3), Dense({|#0:0|})]",
        "'units' of 'dense1' is 0, but a dimension is from 1 to 500,000,000; set it to the number of outputs "
        + "of the layer")]
    [InlineData(
        "[Network(3), Dense({|#0:int.MaxValue|})]",
        "'units' of 'dense1' is 2,147,483,647, but a dimension is from 1 to 500,000,000; set it to the number "
        + "of outputs of the layer")]
    public Task NG1001_dimension(string attributes, string message) =>
        Verify.Finds("NG1001", message, attributes + " partial class Net;");

    [Fact]
    public Task Everything_wrong_with_the_attributes_is_reported_at_once() => Verify.Finds(
        "[Network({|#0:0|}), Dense({|#1:-1|}), MeanSquaredError, Adam({|#2:Epsilon = -1|})] class {|#3:Net|};",
        (
            "NG1001",
            "'inputSize' of [Network] is 0, but a dimension is from 1 to 500,000,000; "
            + "set it to the number of features of one example",
            [0]),
        (
            "NG1001",
            "'units' of 'dense1' is -1, but a dimension is from 1 to 500,000,000; "
            + "set it to the number of outputs of the layer",
            [1]),
        ("NG0021", "'Epsilon' of [Adam] is -1, but it must be above 0 and finite, such as 1e-8", [2]),
        (
            "NG0001",
            "'Net' must be partial, so that NetGen can add the generated part of 'Net'; add the modifier 'partial'",
            [3]));
}
