namespace NetGen.Tests.Execution;

/// <summary>
/// Parameters that no gradient reaches: their gradient is 0, and no update, decay, penalty or bound moves them, in a fused step,
/// one in parts or one of several slices.
/// </summary>
public class UnreachedParameterTests
{
    /// <summary>Definitions whose unreached parameters are those of layers called cut…; those of others are trained.</summary>
    private static readonly string[] Definitions =
    [
        """[Network(5)] [Dense(6, Name = "cut")] [Sign] [Dense(3)] [MeanSquaredError] [AdamW(WeightDecay = 0.3)]""",
        """
        [Network(5)] [Dense(6, Name = "cut")] [Round] [Dense(3)] [MeanSquaredError]
        [Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.1)]
        """,
        """[Network(5)] [Dense(6, Name = "cut")] [Sign] [Dense(3)] [MeanSquaredError] [Adam] [L2(0.3)] [L1(0.1, Biases = true)]""",
        """
        [Network(5)] [Dense(6, MaxNorm = 0.1, L2 = 0.2, Name = "cut")] [ArgMax(OneHot = true)] [Dense(3)] [MeanSquaredError]
        [RMSProp(WeightDecay = 0.1)] [ClipGradient(Norm = 0.1)]
        """,
        """
        [Network(2, 4, 4)] [Conv2D(3, 2, Name = "cutConv"), PReLU(Name = "cutPrelu")] [ArgMax] [Conv2D(2, 2)]
        [MeanSquaredError] [AdaGrad(WeightDecay = 0.1)] [L2(0.1)]
        """,
        """
        [Network(5)] [Dense(6), Tanh(Name = "trunk")] [Dense(4, Name = "cut"), Threshold(Name = "t")] [From("trunk")] [Dense(3, Name = "d")]
        [MeanSquaredError(Of = "t")] [MeanSquaredError(Of = "d")] [AdamW]
        """,
        """[Network(5)] [Dense(6, Name = "cut"), BatchNorm(Name = "cutNorm"), Sign] [Dense(3)] [MeanSquaredError] [AdamW]""",
        """
        [Network(3)] [Embedding(9, 4, Name = "cutTable")] [Flatten, Round] [Dense(3)] [MeanSquaredError] [AdamW] [L2(0.1)]
        """,
        """
        [Network(5)] [Dense(5, Name = "a"), Sign] [Dense(5, SharesWith = "a")] [Dense(5, Name = "cut"), Sign]
        [From("a")] [Add("sign2")] [MeanSquaredError] [AdamW]
        """,
    ];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> Compiled = new(() => NetworkHarness.Compile(Definitions));

    public static TheoryData<int> All => [.. Enumerable.Range(0, Definitions.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void They_stay_as_they_were_drawn(int index)
    {
        var compiled = Compiled.Value[index];
        IGraphNetwork start = compiled.CreateGraph(seed: 2), parts = compiled.CreateGraph(seed: 2), fused = compiled.CreateGraph(seed: 2);
        foreach (var rows in (int[])[3, 17, 600, 5])
        {
            var batch = GraphBatch.Draw(compiled.Definition, start.OutputShapes, rows, seed: rows);
            parts.Forward(batch.Inputs);
            var loss = parts.Backward(batch.Targets);
            foreach (var parameter in parts.Trained().Where(IsCut))
            {
                var gradient = new double[parameter.Length];
                parameter.CopyGradientTo(gradient);
                Assert.All(gradient, value => Assert.Equal(0, value));
            }

            parts.Step();
            Assert.Equal(loss, fused.Step(batch.Inputs, batch.Targets));
            Assert.Equal(parts.ReadParameters(), fused.ReadParameters());
        }

        var trained = parts.Trained().Where(parameter => !IsCut(parameter)).ToList();
        Assert.NotEmpty(trained);
        Assert.Contains(parts.Parameters, IsCut);
        foreach (var (before, after) in start.Parameters.Zip(parts.Parameters).Where(pair => pair.First.IsTrainable))
            Assert.Equal(IsCut(before), Read(before).SequenceEqual(Read(after)));
    }

    [Fact]
    public void A_penalty_leaves_them_out_of_the_loss()
    {
        var compiled = Compiled.Value[2];
        var net = compiled.CreateGraph(seed: 3);
        var batch = GraphBatch.Draw(compiled.Definition, net.OutputShapes, rows: 4);
        net.Forward(batch.Inputs);
        var loss = net.Backward(batch.Targets);
        foreach (var parameter in net.Parameters.Where(IsCut))
            parameter.CopyFrom([.. Read(parameter).Select(value => value * 2)]);

        // The bias is 0, so twice the weights give the same signs.
        net.Forward(batch.Inputs);
        Assert.Equal(loss, net.Backward(batch.Targets));
    }

    [Fact]
    public void A_network_for_inference_only_compiles_and_predicts()
    {
        var classifier = NetworkHarness.Compile("[Network(4)] [Dense(3)] [ArgMax]");
        var scores = NetworkHarness.Compile("[Network(4)] [Dense(3)]");
        IGraphNetwork net = classifier.CreateGraph(seed: 1), plain = scores.CreateGraph(seed: 1);
        var batch = GraphBatch.Draw(classifier.Definition, net.OutputShapes, rows: 40);
        var expected = plain.Predict(batch.Inputs)[0].Chunk(3).Select(row => (double)Array.IndexOf(row, row.Max()));
        Assert.Equal(expected, net.Predict(batch.Inputs)[0]);
        Assert.Equal(expected, net.Forward(batch.Inputs)[0]);

        var inputGradient = Assert.Single(net.BackwardToInputs(batch.OutputGradients));
        Assert.All(inputGradient, value => Assert.Equal(0, value));
        Assert.All(net.ReadGradients().SelectMany(gradient => gradient), value => Assert.Equal(0, value));
    }

    private static bool IsCut(Parameter parameter) => parameter.Name.StartsWith("cut", StringComparison.Ordinal);

    private static double[] Read(Parameter parameter)
    {
        var values = new double[parameter.Length];
        parameter.CopyTo(values);
        return values;
    }
}
