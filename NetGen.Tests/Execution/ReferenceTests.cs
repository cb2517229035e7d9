namespace NetGen.Tests.Execution;

/// <summary>The reference that the generated code is held to, held itself to numbers worked out by hand.</summary>
public class ReferenceTests
{
    [Fact]
    public void A_dense_layer_multiplies_rows_of_its_weight()
    {
        var network = new ReferenceNetwork("[Network(2)] [Dense(3)] [MeanSquaredError]");
        network.Parameters[0].Values = [1, 2, 3, 4, 5, 6];
        network.Parameters[1].Values = [0.5, 0, -0.5];
        Assert.Equal([3.5, 7, 10.5, 0.5 - 2, -4, -6.5], network.Predict([1, 1, 0, -1]));
        Assert.Equal((9 + 16 + 25) / 3.0, network.Loss([1, 1], [0.5f, 3, 5.5f]), 12);
    }

    [Fact]
    public void Losses_are_those_of_the_textbook()
    {
        float[] half = [MathF.Log(3), 0];
        Assert.Equal(-Math.Log(0.75), Loss("[Softmax] [CrossEntropy]", [1, 0]), 7);
        Assert.Equal(-Math.Log(0.25), Loss("[LogSoftmax] [NegativeLogLikelihood]", [0, 1]), 7);
        Assert.Equal((-Math.Log(0.75) - Math.Log(0.5)) / 2, Loss("[Sigmoid] [BinaryCrossEntropy]", [1, 0]), 7);

        double Loss(string end, float[] target) => new ReferenceNetwork("[Network(2)] " + end).Loss(half, target);
    }

    [Theory]
    [InlineData("[Network(3)] [Tanh] [Dense(4), Sigmoid] [Dense(5), ReLU] [Dense(3), Softmax] [CrossEntropy]")]
    [InlineData("[Network(3)] [Dense(4, Bias = false), LogSoftmax] [Dense(2)] [MeanSquaredError]")]
    public void Gradients_by_layer_equal_those_by_differences_of_the_loss(string definition)
    {
        var network = new ReferenceNetwork(definition);
        var random = new Random(5);
        foreach (var parameter in network.Parameters)
            parameter.Values = TrainingBatch.Draw(random, parameter.Values.Length, -1, 1).ToDoubles();
        var input = TrainingBatch.Draw(random, 4 * network.InputSize, -1, 1);
        var target = TrainingBatch.Draw(random, 4 * network.OutputSize, 0, 1);
        var gradient = network.Backward(input, target);
        for (var p = 0; p < network.Parameters.Count; p++)
            Same(network.Differences(input.ToDoubles(), target, network.Parameters[p].Values), gradient.Parameters[p]);
        var examples = input.ToDoubles();
        Same(network.Differences(examples, target, examples), gradient.Input);

        static void Same(double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void Momentum_and_its_look_ahead_follow_their_rules()
    {
        Assert.Equal([-0.1, -0.25], Weights("[Sgd(LearningRate = 0.1, Momentum = 0.5)]"));
        Assert.Equal([-0.15, -0.325], Weights("[Sgd(LearningRate = 0.1, Momentum = 0.5, Nesterov = true)]"));
        Assert.Equal([-0.1, -0.2], Weights("[Adam(LearningRate = 0.1)]"));
    }

    [Fact]
    public void Decay_dampening_and_running_means_follow_their_rules()
    {
        Assert.Equal([-0.1, -0.195], Weights("[Sgd(LearningRate = 0.1, WeightDecay = 0.5)]"));
        Assert.Equal([-0.1, -0.2], Weights("[Sgd(LearningRate = 0.1, Momentum = 0.5, Dampening = 0.5)]"));
        Assert.Equal([-0.1, -0.195], Weights("[AdamW(LearningRate = 0.1, WeightDecay = 0.5)]"));
        Assert.Equal([-0.2, -0.351186], Weights("[RMSProp(LearningRate = 0.1, Alpha = 0.75)]"));
        Assert.Equal([-0.2, -0.451186], Weights("[RMSProp(LearningRate = 0.1, Alpha = 0.75, Momentum = 0.5)]"));
        Assert.Equal([-0.23094, -0.432521], Weights("[RMSProp(LearningRate = 0.1, Alpha = 0.75, Centered = true)]"));
        Assert.Equal([-0.1, -0.170711], Weights("[AdaGrad(LearningRate = 0.1)]"));
        Assert.Equal([-0.05, -0.094721], Weights("[AdaGrad(LearningRate = 0.1, InitialAccumulator = 3)]"));
        Assert.Equal([-0.1, -0.135355], Weights("[AdaGrad(LearningRate = 0.1, LearningRateDecay = 1)]"));
    }

    /// <summary>The first weight after one step and after two, each with the gradient 1.</summary>
    private static double[] Weights(string definition)
    {
        var network = new ReferenceNetwork("[Network(1)] [Dense(1)]");
        var optimizer = new ReferenceOptimizer(definition, network.Parameters);
        return
        [
            .. Enumerable.Range(0, 2).Select(_ =>
            {
                optimizer.Step([[1], [1]]);
                return Math.Round(network.Parameters[0].Values[0], 6);
            }),
        ];
    }
}
