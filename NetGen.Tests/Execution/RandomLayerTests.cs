namespace NetGen.Tests.Execution;

/// <summary>
/// Layers that draw random numbers: anew in every training step, from the seed, and never outside training.
/// </summary>
public class RandomLayerTests
{
    private static readonly string[] Definitions =
    [
        "[Network(6)] [Dropout(0.5)] [Dense(5), Tanh] [Dense(2)] [MeanSquaredError] [Sgd(LearningRate = 1e-30)]",
        "[Network(6)] [GaussianNoise(0.5)] [Dense(5), Tanh] [Dense(2)] [MeanSquaredError] [Sgd(LearningRate = 1e-30)]",
        "[Network(6)] [Dense(5), Tanh] [Dense(2)] [MeanSquaredError] [WeightNoise(0.5)] [Sgd(LearningRate = 1e-30)]",
        "[Network(6)] [Dense(5), Tanh] [Dense(2)] [MeanSquaredError(TargetNoise = 0.5)] [Sgd(LearningRate = 1e-30)]",
        "[Network(2, 4, 3)] [Conv2D(3, 2), Dropout(0.5), Tanh] [MeanSquaredError] [Sgd(LearningRate = 1e-30)]",
        "[Network(2, 4, 3)] [Conv2D(3, 2), GaussianNoise(0.5), Tanh] [MeanSquaredError] [Sgd(LearningRate = 1e-30)]",
    ];

    public static TheoryData<string> All => [.. Definitions];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_training_step_draws_anew(string definition)
    {
        var network = Network(definition, seed: 1, out var batch);
        var losses = Enumerable.Range(0, 8).Select(_ => network.Step(batch.Inputs, batch.Targets)).ToList();
        Assert.Distinct(losses);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_seed_draws_the_same_and_another_seed_does_not(string definition)
    {
        var parameters = Network(definition, seed: 1, out _).ReadParameters();
        double[] Losses(int seed)
        {
            var network = Network(definition, seed, out var batch);
            network.WriteParameters(parameters);
            return [.. Enumerable.Range(0, 3).Select(_ => network.Step(batch.Inputs, batch.Targets))];
        }

        Assert.Equal(Losses(1), Losses(1));
        Assert.Empty(Losses(1).Intersect(Losses(2)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Prediction_and_evaluation_draw_nothing(string definition)
    {
        var plain = definition.Replace("[Dropout(0.5)] ", "", StringComparison.Ordinal)
            .Replace("[GaussianNoise(0.5)] ", "", StringComparison.Ordinal)
            .Replace("[WeightNoise(0.5)] ", "", StringComparison.Ordinal)
            .Replace("(TargetNoise = 0.5)", "", StringComparison.Ordinal)
            .Replace(", Dropout(0.5)", "", StringComparison.Ordinal)
            .Replace(", GaussianNoise(0.5)", "", StringComparison.Ordinal);
        IGraphNetwork noisy = Network(definition, seed: 1, out var batch), quiet = Network(plain, seed: 1, out _);
        quiet.WriteParameters(noisy.ReadParameters());
        Assert.Equal(quiet.Predict(batch.Inputs), noisy.Predict(batch.Inputs));
        Assert.Equal(quiet.Evaluate(batch.Inputs, batch.Targets), noisy.Evaluate(batch.Inputs, batch.Targets));

        // Nor do they take a draw away from training.
        var untouched = Network(definition, seed: 1, out _);
        Assert.Equal(untouched.Step(batch.Inputs, batch.Targets), noisy.Step(batch.Inputs, batch.Targets));
    }

    private static IGraphNetwork Network(string definition, int seed, out GraphBatch batch)
    {
        var compiled = NetworkHarness.Compile([.. Definitions, definition])[^1];
        var network = compiled.CreateGraph(seed);
        batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows: 9);
        return network;
    }

    [Fact]
    public void Evaluate_of_a_softmax_that_a_second_loss_reads_through_noise_is_the_forward_passs()
    {
        // Training has a noise layer between the two, prediction has the softmax's output itself.
        var compiled = NetworkHarness.Compile(
            """
            [Network(4, Precision = Precision.Double)] [Dense(4)] [Softmax(Name = "s"), GaussianNoise(1e-9, Name = "q")]
            [CrossEntropy(Of = "s")] [MeanSquaredError(Of = "q")]
            """);
        var net = compiled.CreateGraph(seed: 1).Stir();
        var batch = GraphBatch.Draw(compiled.Definition, net.OutputShapes, rows: 19, areIndices: false);
        var outputs = net.Predict(batch.Inputs);
        var expected = outputs[0].Zip(batch.Targets.Values[0], (p, t) => -t * Math.Log(p)).Sum() / 19
            + outputs[1].Zip(batch.Targets.Values[1], (y, t) => (y - t) * (y - t)).Average();
        Assert.Equal(expected, net.Evaluate(batch.Inputs, batch.Targets), 1e-12);
        Assert.Equal(outputs[0], outputs[1]);
        net.Forward(batch.Inputs);
        Assert.Equal(expected, net.Backward(batch.Targets), 1e-7);
    }
}
