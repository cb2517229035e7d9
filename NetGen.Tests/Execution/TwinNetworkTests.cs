namespace NetGen.Tests.Execution;

/// <summary>
/// The same network twice with the same parameters: as its layers would share them, where layers can, and otherwise by the
/// differences of the loss.
/// </summary>
public class TwinNetworkTests
{
    private const string Dense =
        """
        /// <summary>The shared network.</summary>
        [Network(4), Dense(5, L2 = 0.1, MaxNorm = 1), Tanh, Dense(3)] public partial class Tower;
        """;

    private const string Every =
        """
        /// <summary>The shared network.</summary>
        [Network(4), Dense(5, L2 = 0.1), BatchNorm, PReLU(PerChannel = true), LayerNorm, Layer<Inner>] public partial class Tower;
        /// <summary>One within it.</summary>
        [Network(5), Dense(5), Tanh, Dense(5, SharesWith = "dense1"), BatchNorm] public partial class Inner;
        """;

    private const string Pictures =
        """
        /// <summary>The shared network.</summary>
        [Network(1, 4, 4), Conv2D(2, 3), BatchNorm, PReLU, Flatten] public partial class Tower;
        """;

    private const string Siamese =
        """
        [Network, Input("a", 4), Layer<Tower>(Name = "left")] [Input("b", 4), Layer<Tower>(SharesWith = "left")]
        [Multiply("left"), Dense(2)] [MeanSquaredError] [Adam]
        """;

    private static readonly NetworkDefinition[] Networks =
    [
        new(Siamese) { Others = Dense },
        new("""
            [Network, Input("a", 4), Dense(5, L2 = 0.1, MaxNorm = 1), Tanh, Dense(3, Name = "left")]
            [Input("b", 4), Dense(5, SharesWith = "dense1"), Tanh, Dense(3, SharesWith = "left")]
            [Multiply("left"), Dense(2)] [MeanSquaredError] [Adam]
            """),
        new(Siamese.Replace("[Network,", "[Network(Precision = Precision.Double)] [", StringComparison.Ordinal)) { Others = Every },
        new("""
            [Network(Precision = Precision.Double), Input("a", 1, 4, 4), Layer<Tower>(Name = "left")]
            [Input("b", 1, 4, 4), Layer<Tower>(SharesWith = "left")] [Multiply("left"), Dense(2)] [MeanSquaredError] [Adam]
            """)
        {
            Others = Pictures,
        },
    ];

    [Fact]
    public void Twins_are_layers_that_share_their_parameters()
    {
        var compiled = NetworkHarness.Compile(Networks);
        var (twins, layers) = (compiled[0].CreateGraph(seed: 3), compiled[1].CreateGraph(seed: 3));
        Assert.Equal(layers.ParameterCount, twins.ParameterCount);
        Assert.Equal(layers.ReadParameters(), twins.ReadParameters());
        var batch = GraphBatch.Draw(compiled[0].Definition, twins.OutputShapes, rows: 21, seed: 4);
        for (var step = 0; step < 10; step++)
            Assert.Equal(layers.Step(batch.Inputs, batch.Targets), twins.Step(batch.Inputs, batch.Targets));
        Assert.Equal(layers.ReadParameters(), twins.ReadParameters());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Gradients_of_both_add_up(int index)
    {
        var compiled = NetworkHarness.Compile(Networks)[index];
        Assert.All(
            compiled.CreateGraph().Parameters, parameter => Assert.Matches("^(left|dense1)\\.", parameter.Name));
        var batch = GraphBatch.Draw(compiled.Definition, compiled.CreateGraph().OutputShapes, rows: 19, seed: 6);
        GradientCheck.Run(compiled, batch, elements: 12);
    }

    [Fact]
    public void Running_statistics_are_those_of_both()
    {
        var compiled = NetworkHarness.Compile(Networks)[2];
        var network = compiled.CreateGraph(seed: 1);
        var batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows: 19, seed: 6);
        network.Forward(batch.Inputs);
        var both = Mean(network);
        Assert.Equal(0.1 * ((0.9 * Moved(0)) + Moved(1)), both, 1e-12);

        // The mean that one of the two gives: both read the same, so the first and the second move the statistic alike.
        double Moved(int input)
        {
            var alone = compiled.CreateGraph(seed: 1);
            alone.Forward([batch.Inputs[input], batch.Inputs[input]]);
            return Mean(alone) / (0.1 * 1.9);
        }

        static double Mean(IGraphNetwork network)
        {
            var mean = new double[5];
            network.Parameters["left.batchnorm1.running_mean"].CopyTo(mean);
            return mean[0];
        }
    }
}
