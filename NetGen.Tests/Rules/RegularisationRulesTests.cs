using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG0042, NG0043 and NG0031 of penalties: arguments of losses and of regularisation.</summary>
public sealed class RegularisationRulesTests
{
    [Theory]
    [InlineData("[Network(2), Dense(1), MeanAbsoluteError(TargetNoise = 0.1, Weight = 0.5), Sgd]")]
    [InlineData("[Network(2), Dense(1), Huber(Delta = 0.5, TargetNoise = 0.1), Sgd]")]
    [InlineData("[Network(2), Dense(2), Sigmoid, BinaryCrossEntropy(PositiveWeight = 3, TargetNoise = 0), Sgd]")]
    [InlineData(
        "[Network(2), Dense(3), Softmax, CrossEntropy(ClassWeights = new double[] { 1, 0, 2.5 }, LabelSmoothing = 0.1, "
        + "IgnoreIndex = -1), Adam]")]
    [InlineData("[Network(2), Dense(3), LogSoftmax, NegativeLogLikelihood(ClassWeights = null, IgnoreIndex = 0), Adam]")]
    [InlineData(
        "[Network(2), Dense(3, L1 = 1e-5, L2 = 1e-4, MaxNorm = 3), MeanSquaredError, Adam, L1(0), "
        + "L2(1e-4, Biases = true, Normalization = true), WeightNoise(0.05)]")]
    public Task Definitions_that_are_right(string attributes) => Verify.Accepts(attributes + " partial class Net;");

    [Theory]
    [InlineData("Dense(1), Huber({|#0:Delta = 0|})", "Delta", "Huber", "0", "it must be above 0 and finite, such as 1")]
    [InlineData(
        "Dense(1), Huber({|#0:Delta = double.NaN|})", "Delta", "Huber", "NaN", "it must be above 0 and finite, such as 1")]
    [InlineData(
        "Dense(1), MeanSquaredError({|#0:Weight = -1|})", "Weight", "MeanSquaredError", "-1", "it must be above 0 and finite")]
    [InlineData(
        "Dense(1), MeanAbsoluteError({|#0:TargetNoise = -0.5|})",
        "TargetNoise",
        "MeanAbsoluteError",
        "-0.5",
        "it must be at least 0 and finite")]
    [InlineData(
        "Dense(1), Sigmoid, BinaryCrossEntropy({|#0:PositiveWeight = 0|})",
        "PositiveWeight",
        "BinaryCrossEntropy",
        "0",
        "it must be above 0 and finite")]
    [InlineData(
        "Dense(3), Softmax, CrossEntropy({|#0:LabelSmoothing = 1|})",
        "LabelSmoothing",
        "CrossEntropy",
        "1",
        "it must be at least 0 and below 1, such as 0.1")]
    [InlineData(
        "Dense(3), Softmax, CrossEntropy({|#0:ClassWeights = new double[] { 1, 2 }|})",
        "ClassWeights",
        "CrossEntropy",
        "of length 2",
        "the loss has 3 classes, with a weight each")]
    [InlineData(
        "Dense(3), Softmax, CrossEntropy({|#0:ClassWeights = new double[0]|})",
        "ClassWeights",
        "CrossEntropy",
        "of length 0",
        "the loss has 3 classes, with a weight each")]
    [InlineData(
        "Dense(2), LogSoftmax, NegativeLogLikelihood({|#0:ClassWeights = new double[] { 1, -2 }|})",
        "ClassWeights",
        "NegativeLogLikelihood",
        "one with -2",
        "weights must be at least 0 and finite")]
    [InlineData(
        "Dense(2), LogSoftmax, NegativeLogLikelihood({|#0:ClassWeights = new double[] { 0, 0 }|})",
        "ClassWeights",
        "NegativeLogLikelihood",
        "0 for every class",
        "at least one class must count")]
    public Task NG0042_loss_argument(string attributes, string argument, string loss, string value, string needed) =>
        Verify.Finds(
            "NG0042",
            $"'{argument}' of [{loss}] is {value}, but {needed}",
            $"[Network(2), {attributes}, Sgd] partial class Net;");

    [Theory]
    [InlineData("Dense(1, {|#0:L1 = -1|}), MeanSquaredError, Sgd", "L1", "'dense1'", "-1", "at least 0")]
    [InlineData("Dense(1, {|#0:L2 = double.NaN|}), MeanSquaredError, Sgd", "L2", "'dense1'", "NaN", "at least 0")]
    [InlineData("Dense(1, {|#0:MaxNorm = -3|}), MeanSquaredError, Sgd", "MaxNorm", "'dense1'", "-3", "at least 0")]
    [InlineData("Dense(1), MeanSquaredError, Sgd, L1({|#0:-1|})", "factor", "[L1]", "-1", "at least 0")]
    [InlineData("Dense(1), MeanSquaredError, Sgd, L2({|#0:1e39|})", "factor", "[L2]", "1E+39", "at least 0")]
    [InlineData("Dense(1), MeanSquaredError, Sgd, WeightNoise({|#0:0|})", "deviation", "[WeightNoise]", "0", "above 0")]
    public Task NG0043_regulariser_argument(string attributes, string argument, string owner, string value, string range) =>
        Verify.Finds(
            "NG0043",
            $"'{argument}' of {owner} is {value}, but it must be {range} and finite",
            $"[Network(2), {attributes}] partial class Net;");

    [Theory]
    [InlineData("Dense(1), {|#0:L1(0.1)|}", "[L1]")]
    [InlineData("Dense(1), {|#0:WeightNoise(0.1)|}", "[WeightNoise]")]
    public Task NG0031_regulariser_without_training(string attributes, string name) => Verify.Finds(
        "NG0031",
        $"{name} has no effect, because 'Net' has no loss and no optimizer; add both, such as [MeanSquaredError] and "
        + $"[Adam], or remove {name}",
        $"[Network(2), {attributes}] partial class Net;");

    /// <summary>It may be a layer of a network that is trained, which takes them along.</summary>
    [Fact]
    public Task NG0031_is_not_about_layers_of_a_network_without_training() =>
        Verify.Accepts("[Network(2), Dense(1, L1 = 0.1, L2 = 0.1, MaxNorm = 2)] partial class Net;");
}
