namespace NetGen.Tests.Execution;

/// <summary>Numbers far from 0, and none at all.</summary>
public class StabilityTests
{
    private const string Softmax = "[Network(3)] [Dense(3), Softmax] [CrossEntropy] [Sgd]";

    private const string LogSoftmax = "[Network(3)] [Dense(3), LogSoftmax] [NegativeLogLikelihood] [Sgd]";

    private const string Sigmoid = "[Network(3)] [Dense(3), Sigmoid] [BinaryCrossEntropy] [Sgd]";

    private const string Tanh = "[Network(3)] [Dense(3), Tanh] [MeanSquaredError] [Sgd]";

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Networks = new(() =>
        NetworkHarness.Compile([Softmax, LogSoftmax, Sigmoid, Tanh])
            .ToDictionary(network => network.Definition.Attributes));

    [Theory]
    [InlineData(Softmax)]
    [InlineData(LogSoftmax)]
    public void Cross_entropy_of_huge_scores_is_exact(string definition)
    {
        var net = Scores(definition);
        Assert.Equal(2000, net.Evaluate([1000, 0, -1000], [2]));
        Assert.Equal(0, net.Evaluate([1000, 0, -1000], [0]));
        Assert.Equal(3e8f, net.Evaluate([1e8f, -2e8f, 0], [1]));

        net.Forward([1000, 0, -1000]);
        Assert.Equal(2000, net.Backward([2]));
        var gradient = new float[3];
        net.Parameters["dense1.bias"].CopyGradientTo(gradient);
        Assert.Equal([1, 0, -1], gradient);

        var output = net.Predict([-1e30f, 1e30f, 0]);
        Assert.Equal(definition == Softmax ? [0, 1, 0] : [-2e30f, 0, -1e30f], output);
    }

    [Theory]
    [InlineData(Softmax)]
    [InlineData(LogSoftmax)]
    public void Scores_all_far_below_zero_are_only_compared_with_each_other(string definition)
    {
        var net = Scores(definition);
        double sum = 1 + Math.Exp(-1) + Math.Exp(-2);
        double[] probabilities = [1 / sum, Math.Exp(-1) / sum, Math.Exp(-2) / sum];
        Close.Assert(
            definition == Softmax ? probabilities : Array.ConvertAll(probabilities, Math.Log),
            net.Predict([-1000, -1001, -1002]),
            1e-5,
            "output");
        Close.Assert([-Math.Log(probabilities[1])], [net.Evaluate([-1000, -1001, -1002], [1])], 1e-5, "loss");
        Close.Assert([-Math.Log(probabilities[1])], [net.Evaluate([-1000, -1001, -1002], [0f, 1f, 0f])], 1e-5, "loss");
        net.Forward([-1000, -1001, -1002]);
        net.Backward([1]);
        var gradient = new float[3];
        net.Parameters["dense1.bias"].CopyGradientTo(gradient);
        Close.Assert([probabilities[0], probabilities[1] - 1, probabilities[2]], gradient, 1e-5, "gradient");
    }

    [Theory]
    [InlineData(Softmax)]
    [InlineData(LogSoftmax)]
    public void A_class_that_cannot_be_costs_a_distribution_without_it_nothing(string definition)
    {
        var net = Scores(definition);
        net.Parameters["dense1.bias"].CopyFrom([0, 0, float.NegativeInfinity]);
        Close.Assert([Math.Log(2)], [net.Evaluate([1, 1, 1], [0.25f, 0.75f, 0])], 1e-6, "loss");
        Assert.Equal(float.PositiveInfinity, net.Evaluate([1, 1, 1], [0.25f, 0.5f, 0.25f]));
    }

    [Theory]
    [InlineData(Softmax)]
    [InlineData(LogSoftmax)]
    public void A_target_that_sums_to_more_than_one_weighs_more(string definition)
    {
        var net = Scores(definition);
        float[] gradient = new float[3], doubled = new float[3];
        net.Forward([1, -2, 0.5f]);
        var loss = net.Backward([0.25f, 0.5f, 0.25f]);
        net.Parameters["dense1.bias"].CopyGradientTo(gradient);
        Close.Assert([2 * loss], [net.Backward([0.5f, 1f, 0.5f])], 1e-6, "loss");
        net.Parameters["dense1.bias"].CopyGradientTo(doubled);
        Close.Assert(Array.ConvertAll(gradient, value => 2 * value), doubled, 1e-6, "gradient");
    }

    [Fact]
    public void Binary_cross_entropy_of_huge_scores_is_exact()
    {
        var net = Scores(Sigmoid);
        Assert.Equal((500 + 600 + 0) / 3f, net.Evaluate([500, -600, 700], [0f, 1f, 1f]), 1e-4f);
        net.Forward([500, -600, 700]);
        net.Backward([0f, 1f, 1f]);
        var gradient = new float[3];
        net.Parameters["dense1.bias"].CopyGradientTo(gradient);
        Close.Assert([1 / 3.0, -1 / 3.0, 0], gradient, 1e-6, "gradient");
        Assert.Equal([1, 0, 0.5f], net.Predict([1000, -1000, 0]));
    }

    [Fact]
    public void Activations_saturate()
    {
        Assert.Equal([1, -1, 0], Scores(Tanh).Predict([1000, -1e30f, 0]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void Nothing_is_left_of_a_batch_that_diverged(float value)
    {
        string[] definitions =
            [NetworkCatalogue.OddWidths, NetworkCatalogue.TinyRegression, NetworkCatalogue.LogClassifier];
        foreach (var definition in definitions)
        {
            var compiled = NetworkCatalogue.Get(definition);
            INetworkUnderTest hurt = compiled.Create(seed: 1), well = compiled.Create(seed: 1);
            var poison = TrainingBatch.For(compiled, 40);
            Array.Fill(poison.Input, value);
            hurt.Predict(poison.Input);
            poison.Evaluate(hurt);
            hurt.Forward(poison.Input);
            poison.Backward(hurt);

            var batch = TrainingBatch.For(compiled, 33, seed: 2);
            AssertSame(batch);

            // A step takes the poison into the parameters; writing them makes the network whole again.
            poison.Step(hurt);
            foreach (var (parameter, values) in hurt.Parameters.Zip(well.ReadParameters()))
                parameter.CopyFrom(values);
            AssertSame(batch);

            void AssertSame(TrainingBatch batch)
            {
                Close.AssertBits(well.Predict(batch.Input), hurt.Predict(batch.Input), "output");
                Close.AssertBits([batch.Evaluate(well)], [batch.Evaluate(hurt)], "loss");
                well.Forward(batch.Input);
                hurt.Forward(batch.Input);
                Close.AssertBits([batch.Backward(well)], [batch.Backward(hurt)], "loss");
                Close.AssertBits(well.ReadGradients(), hurt.ReadGradients(), "gradient");
            }
        }
    }

    [Fact]
    public void What_is_not_a_number_is_passed_on()
    {
        var compiled = NetworkCatalogue.Get(NetworkCatalogue.OddWidths);
        var net = compiled.Create();
        var batch = TrainingBatch.For(compiled, 5);
        batch.Input[(2 * net.InputSize) + 3] = float.NaN;
        Assert.All(net.Predict(batch.Input).Chunk(net.OutputSize).Index(), row =>
            Assert.All(row.Item, output => Assert.Equal(row.Index == 2, float.IsNaN(output))));
        Assert.True(float.IsNaN(batch.Step(net)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", ReLU")]
    [InlineData(", GELU")]
    public void What_is_not_a_number_wins_its_window_wherever_it_stands(string activation)
    {
        // With the convolution in one kernel and by itself, an example alone and several, in training and in prediction.
        var net = NetworkHarness.Compile(
            $"[Network(1, 2, 4)] [Conv2D(1, 1, Bias = false){activation}] [MaxPool2D(2)] [Flatten] [MeanSquaredError] [Sgd]").Create();
        net.Parameters["conv2d1.weight"].CopyFrom([1]);
        foreach (var rows in (int[])[1, 20])
        {
            for (var place = 0; place < 8; place++)
            {
                var input = Enumerable.Range(0, 8 * rows).Select(i => 1 + (i * 5 % 8 / 8f)).ToArray();
                var cell = (8 * (rows - 1)) + place;
                input[cell] = float.NaN;
                var window = (2 * (rows - 1)) + (place % 4 / 2);
                AssertNaN(window, net.Predict(input));
                AssertNaN(window, net.Forward(input).ToArray());

                var inputGradient = new float[input.Length];
                var outputGradient = new float[2 * rows];
                outputGradient[window] = 1;
                net.BackwardFrom(outputGradient, inputGradient);

                // Where x is not above 0, the slope of the ReLU is 0.
                Assert.All(inputGradient.Index(), gradient =>
                    Assert.Equal(gradient.Index == cell && activation != ", ReLU", gradient.Item != 0));
            }
        }

        static void AssertNaN(int place, float[] values) =>
            Assert.All(values.Index(), value => Assert.Equal(value.Index == place, float.IsNaN(value.Item)));
    }

    /// <summary>A network whose weight is the identity, so that its input is its activation's.</summary>
    private static INetworkUnderTest Scores(string definition)
    {
        var net = Networks.Value[definition].Create();
        net.Parameters["dense1.weight"].CopyFrom([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        return net;
    }
}
