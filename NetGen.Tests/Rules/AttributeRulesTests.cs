using NetGen.Analyzers;
using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>
/// NG0011 to NG0023, NG0029 to NG0032 and NG1001: whether each attribute may stand where it is, with its arguments.
/// </summary>
public sealed class AttributeRulesTests
{
    [Theory]
    [InlineData(
        "[Network(1), Dense(2), Tanh, Dense(1), MeanSquaredError, Sgd(LearningRate = 1, Momentum = 0.9, "
        + "Nesterov = true)]")]
    [InlineData(
        "[Network(shape: 784)] [Dense(units: 10, Bias = false, Init = Init.Orthogonal, InitScale = 0.5)] "
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
        "[Dense] does nothing here, because 'Net' has no [Network]; add [Network(shape)] above it or remove it",
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
        "[Lion] is none of NetGen's own attributes, and there is no code to generate for it; use one of: "
        + "AdaGrad, Adam, AdamW, RMSProp, Sgd",
        "class Lion : OptimizerAttribute; [Network(4), Dense(3), MeanSquaredError, {|#0:Lion|}] partial class Net;");

    [Fact]
    public Task NG0013_setting_of_ones_own() => Verify.Finds(
        "NG0013",
        "[Anneal] is none of NetGen's own attributes, and there is no code to generate for it; use one of: "
        + string.Join(", ", Registry.Training.Keys.Order(StringComparer.Ordinal)),
        "class Anneal : TrainingAttribute; [Network(4), Dense(3), MeanSquaredError, Adam, {|#0:Anneal|}] "
        + "partial class Net;");

    [Theory]
    [InlineData("[Network(4), ClipGradient(Norm = 1), Dense(3), MeanSquaredError, Adam]")]
    [InlineData("[Network(4), Dense(3), MeanSquaredError] [CosineDecay(9), WarmUp(2)] [Adam]")]
    [InlineData("[Network(4), Dense(3)] [WarmUp(2, Start = 1e-4)] [MeanSquaredError, Sgd, ReduceOnPlateau]")]
    [InlineData("[Network(4), Dense(3), MeanSquaredError, AdamW] [OneCycle(1, 9)] [ClipGradient(Value = 0.5)]")]
    public Task Settings_of_training_stand_anywhere_below_the_network(string attributes) =>
        Verify.Accepts(attributes + " partial class Net;");

    [Theory]
    [InlineData("[Network(4), Dense(3), {|#1:MeanSquaredError|}, {|#0:ReLU|}]", "ReLU", "MeanSquaredError")]
    [InlineData("[{|#1:WarmUp(5)|}, {|#0:Network(4)|}, Dense(3), MeanSquaredError, Adam]", "Network", "WarmUp")]
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
    public Task NG0016_several_losses_of_one_output() => Verify.Finds(
        "NG0016",
        "[MeanSquaredError] takes the output of 'identity1', as [Huber(Of = \"dense1\")] does; "
        + "name the layer of each with Of = \"...\", or remove one of them",
        "[Network(4), Dense(3), Identity] [{|#1:Huber(Of = \"dense1\")|}, {|#0:MeanSquaredError|}] [Adam] "
        + "partial class Net;");

    [Fact]
    public Task Each_output_may_have_a_loss() => Verify.Accepts(
        "[Network(4), Dense(3), Tanh, Dense(2)] [Huber(Of = \"tanh1\"), MeanSquaredError] [Adam] partial class Net;");

    [Theory]
    [InlineData("{|#0:Dense(2)|}, Input(\"a\", 3), Dense(2), Add(\"dense1\")", "dense1")]
    [InlineData("{|#0:Add(\"a\")|}, Input(\"a\", 3), Dense(3), Add(\"add1\")", "add1")]
    public Task NG0037_layer_above_the_inputs(string layers, string name) => Verify.Finds(
        "NG0037",
        $"'{name}' stands above the first [Input], where there is nothing to read; move it below",
        $"[Network, {layers}] partial class Net;");

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
    [InlineData(
        "Sgd(Momentum = 0.5, {|#0:Dampening = 2|})",
        "'Dampening' of [Sgd] is 2, but it must be at least 0 and at most 1")]
    [InlineData(
        "Sgd({|#0:Dampening = 0.5|})",
        "'Dampening' of [Sgd] is 0.5, but it dampens the momentum, which is 0; remove it or set a momentum")]
    [InlineData(
        "Sgd(Momentum = 0.5, Nesterov = true, {|#0:Dampening = 0.5|})",
        "'Dampening' of [Sgd] is 0.5, but Nesterov needs 0")]
    [InlineData(
        "Sgd({|#0:WeightDecay = -1|})", "'WeightDecay' of [Sgd] is -1, but it must be at least 0 and finite")]
    [InlineData(
        "Adam({|#0:WeightDecay = double.NaN|})",
        "'WeightDecay' of [Adam] is NaN, but it must be at least 0 and finite")]
    [InlineData(
        "AdamW({|#0:WeightDecay = 1e39|})", "'WeightDecay' of [AdamW] is 1E+39, but it must be at least 0 and finite")]
    [InlineData(
        "AdamW({|#0:Beta1 = 1|})", "'Beta1' of [AdamW] is 1, but it must be at least 0 and below 1, such as 0.9")]
    [InlineData(
        "RMSProp({|#0:Alpha = 1|})", "'Alpha' of [RMSProp] is 1, but it must be at least 0 and below 1, such as 0.99")]
    [InlineData(
        "RMSProp({|#0:Momentum = -1|})",
        "'Momentum' of [RMSProp] is -1, but it must be at least 0 and below 1, such as 0.9")]
    [InlineData(
        "RMSProp({|#0:Epsilon = 0|})", "'Epsilon' of [RMSProp] is 0, but it must be above 0 and finite, such as 1e-8")]
    [InlineData(
        "AdaGrad({|#0:LearningRateDecay = -1|})",
        "'LearningRateDecay' of [AdaGrad] is -1, but it must be at least 0 and finite")]
    [InlineData(
        "AdaGrad({|#0:InitialAccumulator = -1|})",
        "'InitialAccumulator' of [AdaGrad] is -1, but it must be at least 0 and finite")]
    [InlineData(
        "AdaGrad({|#0:Epsilon = 1e-50|})",
        "'Epsilon' of [AdaGrad] is 1E-50, but it must be above 0 and finite, such as 1e-10")]
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
        "{|#0:ClipGradient|}",
        "[ClipGradient] has neither Norm nor Value, but it needs one of them, such as Norm = 1")]
    [InlineData(
        "ClipGradient(Norm = 1, {|#0:Value = 1|})",
        "[ClipGradient] has both Norm and Value, but it clips by one of them; remove the other")]
    [InlineData(
        "ClipGradient({|#0:Norm = 0|})",
        "'Norm' of [ClipGradient] is 0, but it must be above 0 and finite, such as 1")]
    [InlineData(
        "ClipGradient({|#0:Value = double.NaN|})",
        "'Value' of [ClipGradient] is NaN, but it must be above 0 and finite, such as 1")]
    [InlineData("StepDecay({|#0:0|})", "'every' of [StepDecay] is 0, but it must be at least 1")]
    [InlineData(
        "StepDecay(1000, {|#0:Factor = 2|})",
        "'Factor' of [StepDecay] is 2, but it must be above 0 and at most 1, such as 0.1")]
    [InlineData(
        "ExponentialDecay({|#0:0|})",
        "'factor' of [ExponentialDecay] is 0, but it must be above 0 and at most 1, such as 0.1")]
    [InlineData("CosineDecay({|#0:-5|})", "'steps' of [CosineDecay] is -5, but it must be at least 1")]
    [InlineData(
        "CosineDecay(5, {|#0:Minimum = -1|})",
        "'Minimum' of [CosineDecay] is -1, but it must be at least 0 and finite")]
    [InlineData(
        "CosineDecay(5, {|#0:Minimum = 1|})",
        "'Minimum' of [CosineDecay] is 1, but it must be at most the learning rate, 0.001")]
    [InlineData("WarmUp({|#0:0|})", "'steps' of [WarmUp] is 0, but it must be at least 1")]
    [InlineData(
        "WarmUp(5, {|#0:Start = -1|})", "'Start' of [WarmUp] is -1, but it must be at least 0 and finite")]
    [InlineData(
        "OneCycle({|#0:0|}, 5)", "'maximum' of [OneCycle] is 0, but it must be above 0 and finite, such as 0.1")]
    [InlineData("OneCycle(1, {|#0:0|})", "'steps' of [OneCycle] is 0, but it must be at least 1")]
    [InlineData(
        "OneCycle(1, 5, {|#0:WarmUpFraction = 1|})",
        "'WarmUpFraction' of [OneCycle] is 1, but it must be at least 0 and below 1, such as 0.3")]
    [InlineData(
        "OneCycle(1, 5, {|#0:StartDivisor = 0|})",
        "'StartDivisor' of [OneCycle] is 0, but it must be at least 1 and finite")]
    [InlineData(
        "OneCycle(1, 5, {|#0:EndDivisor = double.PositiveInfinity|})",
        "'EndDivisor' of [OneCycle] is Infinity, but it must be at least 1 and finite")]
    [InlineData(
        "ReduceOnPlateau({|#0:Factor = 1|})",
        "'Factor' of [ReduceOnPlateau] is 1, but it must be above 0 and below 1, such as 0.1")]
    [InlineData(
        "ReduceOnPlateau({|#0:Patience = -1|})", "'Patience' of [ReduceOnPlateau] is -1, but it must be at least 0")]
    [InlineData("ReduceOnPlateau({|#0:Every = 0|})", "'Every' of [ReduceOnPlateau] is 0, but it must be at least 1")]
    [InlineData(
        "ReduceOnPlateau({|#0:Threshold = 1|})",
        "'Threshold' of [ReduceOnPlateau] is 1, but it must be at least 0 and below 1")]
    [InlineData(
        "ReduceOnPlateau({|#0:Cooldown = -1|})", "'Cooldown' of [ReduceOnPlateau] is -1, but it must be at least 0")]
    [InlineData(
        "ReduceOnPlateau({|#0:Minimum = 0.1|})",
        "'Minimum' of [ReduceOnPlateau] is 0.1, but it must be at most the learning rate, 0.001")]
    public Task NG0029_training_argument(string setting, string message) => Verify.Finds(
        "NG0029", message, $"[Network(4), Dense(3), MeanSquaredError, Adam, {setting}] partial class Net;");

    [Theory]
    [InlineData("{|#1:CosineDecay(5)|}, {|#0:StepDecay(5)|}", "StepDecay", "learning-rate schedule", "CosineDecay")]
    [InlineData("{|#1:WarmUp(5)|}, CosineDecay(5), {|#0:WarmUp(6)|}", "WarmUp", "warm-up", "WarmUp")]
    [InlineData(
        "{|#1:ClipGradient(Norm = 1)|}, {|#0:ClipGradient(Value = 1)|}",
        "ClipGradient",
        "limit on the gradient",
        "ClipGradient")]
    public Task NG0030_several_settings(string settings, string second, string role, string first) => Verify.Finds(
        "NG0030",
        $"[{second}] is a second {role} beside [{first}], but a network has at most one; remove one of them",
        $"[Network(4), Dense(3), MeanSquaredError, Adam, {settings}] partial class Net;");

    [Theory]
    [InlineData("ClipGradient(Norm = 1)", "ClipGradient")]
    [InlineData("WarmUp(5)", "WarmUp")]
    [InlineData("ReduceOnPlateau", "ReduceOnPlateau")]
    public Task NG0031_setting_without_an_optimizer(string setting, string name) => Verify.Finds(
        "NG0031",
        $"[{name}] has no effect, because 'Net' has no optimizer; add one, such as [Adam], or remove [{name}]",
        $"[Network(4), Dense(3), {{|#0:{setting}|}}] partial class Net;");

    [Fact]
    public Task NG0031_plateau_without_a_loss() => Verify.Finds(
        "[Network(4), Dense(3), {|#0:Adam|}, {|#1:ReduceOnPlateau|}] partial class Net;",
        (
            "NG0020",
            "'Net' has an optimizer but no loss, so it can be trained through BackwardFrom alone; add a loss above "
            + "[Adam], such as [MeanSquaredError], for Backward, Evaluate and Step(input, target)",
            [0]),
        (
            "NG0031",
            "[ReduceOnPlateau] has no effect, because 'Net' has no loss; add one, such as [MeanSquaredError], or "
            + "remove [ReduceOnPlateau]",
            [1]));

    [Fact]
    public Task NG0032_learning_rate_beside_one_cycle() => Verify.Finds(
        "NG0032",
        "'LearningRate' of [Sgd] has no effect beside [OneCycle], which states the learning rate of every step; "
        + "remove it",
        "[Network(4), Dense(3), MeanSquaredError, Sgd({|#0:LearningRate = 0.1|}), {|#1:OneCycle(0.1, 9)|}] "
        + "partial class Net;");

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
        "'shape' of [Network] is 0, but a dimension is from 1 to 500,000,000; set it to the number of "
        + "features of one example")]
    [InlineData(
        "[Network({|#0:shape: -5|}), Dense(3)]",
        "'shape' of [Network] is -5, but a dimension is from 1 to 500,000,000; set it to the number of "
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
            "'shape' of [Network] is 0, but a dimension is from 1 to 500,000,000; "
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
