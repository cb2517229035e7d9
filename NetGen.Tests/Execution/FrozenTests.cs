using NetGen.Generator.Emit.Describe;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Execution;

/// <summary>
/// Frozen networks: training leaves them as they are, they compute in it what they do in prediction, and the gradients of
/// what is before them and after them are those of the function that they then are.
/// </summary>
public class FrozenTests
{
    private const string Vector =
        """
        /// <summary>The frozen network.</summary>
        [Network(5), Dense(6, L2 = 0.1, MaxNorm = 1), BatchNorm, PReLU(PerChannel = true), Dropout(0.4), LayerNorm]
        [GaussianNoise(0.3), Dense(4), BatchNorm(Affine = false), Tanh]
        public partial class Encoder;
        """;

    private const string Image =
        """
        /// <summary>The frozen network.</summary>
        [Network(2, 5, 4), Conv2D(3, 3, Padding = Padding.Same), BatchNorm, PReLU, Dropout(0.4), BatchNorm(Affine = false)]
        [MaxPool2D(2)]
        public partial class Encoder;
        """;

    private const string End = "[MeanSquaredError] [L2(0.1, Biases = true)] [WeightNoise(0.1)] [Sgd]";

    private static readonly NetworkDefinition[] Networks =
    [
        new("[Network(5, Precision = Precision.Double)] [Layer<Encoder>(Frozen = true)] [Dense(3)]" + End) { Others = Vector },
        new("[Network(3, Precision = Precision.Double)] [Dense(5), Layer<Encoder>(Frozen = true)] [Dense(3)]" + End)
        {
            Others = Vector,
        },
        new("""
            [Network(2, 5, 4, Precision = Precision.Double)] [Conv2D(2, 3, Padding = Padding.Same)]
            [Layer<Encoder>(Frozen = true)] [Flatten, Dense(2)]
            """ + End)
        {
            Others = Image,
        },
        new("""
            [Network(5, Precision = Precision.Double)] [Dense(5), Layer<Encoder>(Name = "left", Frozen = true)]
            [From("dense1"), Tanh, Layer<Encoder>(Name = "right", SharesWith = "left", Frozen = true), Multiply("left"), Dense(2)]
            """ + End)
        {
            Others = Vector,
        },
        new("[Network(5, Precision = Precision.Double)] [Layer<Encoder>(Frozen = true)] [MeanSquaredError] [Adam]")
        {
            Others = Vector,
        },
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Networks.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_are_the_differences(int index)
    {
        var compiled = Compile(index);
        var batch = GraphBatch.Draw(compiled.Definition, compiled.CreateGraph().OutputShapes, rows: 19, seed: 6);
        GradientCheck.Run(compiled, batch, elements: 12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Steps_move_all_parameters_but_the_frozen_ones(int index)
    {
        var compiled = Compile(index);
        var network = compiled.CreateGraph(seed: 2).Stir();
        var batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows: 600, seed: 6);
        var before = network.ReadParameters();
        for (var step = 0; step < 3; step++)
            network.Step(batch.Inputs, batch.Targets);
        network.Forward(batch.Inputs);
        network.Backward(batch.Targets);
        network.Step();
        var after = network.ReadParameters();
        for (var i = 0; i < before.Count; i++)
        {
            var parameter = network.Parameters[i];
            Assert.Equal(parameter.Name.Split('.')[0] is "encoder" or "left", parameter.Frozen);
            Assert.Equal(!parameter.Frozen, parameter.IsTrainable);
            if (parameter.Frozen)
                Assert.Equal(before[i], after[i]);
            else
                Assert.NotEqual(before[i], after[i]);
        }
    }

    [Fact]
    public void Training_and_prediction_are_the_same_where_all_is_frozen()
    {
        var compiled = Compile(4);
        var network = compiled.CreateGraph(seed: 2).Stir();
        var batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows: 21, seed: 6);
        Assert.Equal(0, network.ParameterCount);
        Assert.Equal(network.Predict(batch.Inputs)[0], network.Forward(batch.Inputs)[0]);
        Assert.Equal(network.Evaluate(batch.Inputs, batch.Targets), network.Backward(batch.Targets));
    }

    [Fact]
    public void Frozen_parameters_have_no_gradient()
    {
        var network = Compile(0).CreateGraph();
        var exception = Assert.Throws<InvalidOperationException>(
            () => network.Parameters["encoder.dense1.weight"].CopyGradientTo(new double[30]));
        Assert.Equal(
            "'encoder.dense1.weight' has no gradient: it is frozen, so training leaves it as it is.", exception.Message);
    }

    [Fact]
    public void Nothing_is_computed_for_a_frozen_network_that_nothing_trained_comes_before()
    {
        var plan = Plan("[Network(5)] [Layer<Encoder>(Frozen = true)] [Dense(3), MeanSquaredError, Sgd]");
        Assert.Equal(
            ["LinearParameterGradient"], plan.Backward.Select(kernel => kernel.GetType().Name));
        Assert.All(plan.Backward.OfType<LinearParameterGradient>(), kernel => Assert.Equal("dense1", kernel.Linear.Name));
        Assert.False(plan.IsCoupled);
        Assert.True(plan.FusesUpdate);
        Assert.DoesNotContain(plan.Graph.Operations, operation => operation is DropoutOperation or NoiseOperation);
        Assert.Equal(0, plan.Graph.Parameters.Single(slot => slot.Spec.Name == "dense1.weight").Offset);
    }

    [Fact]
    public void A_gradient_passes_through_to_what_is_trained_before()
    {
        var plan = Plan("[Network(4)] [Dense(5)] [Layer<Encoder>(Frozen = true)] [Dense(3), MeanSquaredError, Sgd]");
        Assert.Equal(
            ["dense2", "dense1"], plan.Backward.OfType<LinearParameterGradient>().Select(kernel => kernel.Linear.Name));
        Assert.All(plan.Backward.OfType<OperationBackward>(), kernel => Assert.False(kernel.GivesParameters));
    }

    [Theory]
    [InlineData(0, "Frozen: encoder; no gradient is computed for it, nor through it, as nothing before it is trained")]
    [InlineData(1, "Frozen: encoder; no gradient is computed for it, only through it to what is trained before it")]
    [InlineData(3, "Frozen: left; no gradient is computed for it, only through it to what is trained before it")]
    public void The_summary_says_so(int index, string line)
    {
        var summary = Compile(index).CreateGraph().Summary;
        Assert.Contains(line, summary, StringComparison.Ordinal);
        Assert.Matches("(encoder|left).dense1 +Dense\\(6\\) +6 +frozen 36", summary);
    }

    /// <summary>A part that computes nothing hands the gradient on as it is.</summary>
    [Fact]
    public void The_summary_knows_what_a_part_without_operations_reads()
    {
        var plan = NetworkPlan.Of(Definitions.NetworkOf(
            "Net",
            "using NetGen; [Network(4), Dropout(0.5)] public partial class Noise; "
            + "[Network(4), Dense(4), Layer<Noise>(Frozen = true), Dense(2), MeanSquaredError, Sgd] public partial class Net;"));
        Assert.Contains(
            "Frozen: noise; no gradient is computed for it, only through it to what is trained before it",
            NetworkSummary.Of(plan));
    }

    private static NetworkPlan Plan(string attributes) =>
        NetworkPlan.Of(Definitions.NetworkOf("Net", $"using NetGen; {Vector} {attributes} public partial class Net;"));

    private static CompiledNetwork Compile(int index) => NetworkHarness.Compile(Networks)[index];
}
