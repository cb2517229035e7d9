namespace NetGen.Tests.Parsing;

/// <summary>Losses and regularisation as a summary shows them: with the options that are not their defaults.</summary>
public sealed class LossTextTests
{
    [Theory]
    [InlineData("Dense(1), MeanAbsoluteError", "MeanAbsoluteError")]
    [InlineData("Dense(1), MeanSquaredError(TargetNoise = 0.5, Weight = 2)", "MeanSquaredError(TargetNoise = 0.5, Weight = 2)")]
    [InlineData("Dense(1), Huber(Delta = 0.25)", "Huber(Delta = 0.25)")]
    [InlineData("Dense(1), Sigmoid, BinaryCrossEntropy(PositiveWeight = 3)", "BinaryCrossEntropy(PositiveWeight = 3)")]
    [InlineData("Dense(2), Softmax, CrossEntropy(IgnoreIndex = -100)", "CrossEntropy")]
    [InlineData(
        "Dense(2), Softmax, CrossEntropy(ClassWeights = new double[] { 1, 0.5 }, LabelSmoothing = 0.1, IgnoreIndex = 0)",
        "CrossEntropy(ClassWeights = [1, 0.5], LabelSmoothing = 0.1, IgnoreIndex = 0)")]
    [InlineData("Dense(2), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = 1)", "NegativeLogLikelihood(IgnoreIndex = 1)")]
    public void Losses(string attributes, string expected) => Assert.Equal(
        expected, Definitions.SpecOf($"using NetGen; [Network(2), {attributes}, Sgd] partial class Net;").Losses[0].Display);

    [Theory]
    [InlineData("L1(0.5)", "L1(0.5)")]
    [InlineData("L2(1e-4, Biases = true, Normalization = true)", "L2(0.0001, Biases = true, Normalization = true)")]
    [InlineData("WeightNoise(0.1)", "WeightNoise(0.1)")]
    public void Regularisation(string attribute, string expected) => Assert.Equal(
        expected,
        Definitions.SpecOf($"using NetGen; [Network(2), Dense(1), MeanSquaredError, Sgd, {attribute}] partial class Net;")
            .Training[0].Display);
}
