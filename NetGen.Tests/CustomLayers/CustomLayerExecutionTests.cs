using NetGen.Tests.Execution;

namespace NetGen.Tests.CustomLayers;

/// <summary>Networks with layers of one's own against networks of NetGen's layers that compute the same.</summary>
public sealed class CustomLayerExecutionTests
{
    private const string Ends = "[MeanSquaredError] [Adam(LearningRate = 0.01)]";

    /// <summary>A definition with layers of one's own, and one without.</summary>
    private static readonly (string Own, string BuiltIn)[] Pairs =
    [
        ($"[Network(6)] [Layer<OwnDense<#>>, Tanh] [Dense(3)] {Ends}", $"[Network(6)] [Dense(7), Tanh] [Dense(3)] {Ends}"),
        (
            $"[Network(6)] [Dense(40)] [Layer<OwnReLU<#>>] [Layer<OwnDense<#>>] {Ends}",
            $"[Network(6)] [Dense(40, Init = Init.GlorotUniform)] [ReLU] [Dense(7)] {Ends}"),
        (
            $"[Network(2, 5, 4)] [Conv2D(3, 2)] [Layer<OwnReLU<#>>] [Flatten] [Layer<OwnDense<#>>] {Ends}",
            $"[Network(2, 5, 4)] [Conv2D(3, 2, Init = Init.GlorotUniform)] [ReLU] [Flatten] [Dense(7)] {Ends}"),
        (
            $"""[Network(7)] [Layer<OwnDense<#>>, Tanh] [Layer<OwnDense<#>>(SharesWith = "ownDense")] {Ends} [L2(0.01)]""",
            $"""[Network(7)] [Dense(7), Tanh] [Dense(7, SharesWith = "dense1")] {Ends} [L2(0.01)]"""),
        (
            $"[Network(6)] [Dense(40), Tanh] [Layer<OwnDense<#>>, Tanh] [Dense(3)] {Ends} [L2(0.1)]",
            $"[Network(6)] [Dense(40), Tanh] [Dense(7), Tanh] [Dense(3)] {Ends} [L2(0.1)]"),
        (
            $"[Network(6)] [Layer<OwnDense<#>>(Frozen = true), Tanh] [Dense(3)] {Ends}",
            $"[Network(6)] [Dense(7), Tanh] [Dense(3)] {Ends}"),
    ];

    public static TheoryData<int, bool> All
    {
        get
        {
            var data = new TheoryData<int, bool>();
            for (var i = 0; i < Pairs.Length - 1; i++)
            {
                data.Add(i, false);
                data.Add(i, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Ten_steps_are_those_of_the_built_in_layers(int index, bool isDouble)
    {
        var (own, builtIn) = Create(index, isDouble);
        own.WriteParameters(builtIn.ReadParameters());
        var tolerance = isDouble ? 1e-9 : 2e-3;
        for (var step = 0; step < 10; step++)
        {
            // Some larger than a slice, and than what is copied into rows at a time.
            var batch = Draw(index, isDouble, own, rows: step % 3 == 2 ? 1030 : 5 + step, seed: step);
            AssertNear([builtIn.Step(batch.Inputs, batch.Targets)], [own.Step(batch.Inputs, batch.Targets)], tolerance);
            AssertNear(builtIn.Predict(batch.Inputs)[0], own.Predict(batch.Inputs)[0], tolerance);
            AssertNear([builtIn.Evaluate(batch.Inputs, batch.Targets)], [own.Evaluate(batch.Inputs, batch.Targets)], tolerance);
        }

        foreach (var (expected, actual) in builtIn.ReadParameters().Zip(own.ReadParameters()))
            AssertNear(expected, actual, tolerance);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_fused_step_is_forward_backward_and_update_bit_for_bit(int index, bool isDouble)
    {
        var (fused, _) = Create(index, isDouble);
        var (parts, _) = Create(index, isDouble);
        foreach (var rows in (int[])[1, 16, 17, 600])
        {
            var batch = Draw(index, isDouble, fused, rows, seed: rows);
            var loss = fused.Step(batch.Inputs, batch.Targets);
            parts.Forward(batch.Inputs);
            Assert.Equal(parts.Backward(batch.Targets), loss);
            parts.Step();
            Assert.Equal(parts.ReadParameters(), fused.ReadParameters());
        }
    }

    [Fact]
    public void A_frozen_layer_stays_as_it_is_and_the_others_do_not()
    {
        var (network, _) = Create(Pairs.Length - 1, isDouble: false);
        var before = network.ReadParameters();
        var batch = Draw(Pairs.Length - 1, isDouble: false, network, rows: 9, seed: 1);
        network.Step(batch.Inputs, batch.Targets);
        var after = network.ReadParameters();
        Assert.Equal(before.Take(2), after.Take(2));
        Assert.NotEqual(before[2], after[2]);
    }

    [Fact]
    public void Parameters_have_the_names_shapes_and_starting_values_that_the_layer_declares()
    {
        var network = Compile("[Network(2, 3)] [Layer<ScaleShift<#>>] [Layer<ScaleShift<#>>] [Layer<ScaleShift<#>>(Name = \"last\")]")
            .CreateGraph();
        Assert.Equal(
            ["scaleShift.weight", "scaleShift.bias", "scaleShift2.weight", "scaleShift2.bias", "last.weight", "last.bias"],
            network.Parameters.Select(parameter => parameter.Name));
        Assert.All(network.Parameters, parameter => Assert.Equal([2, 3], parameter.Shape.ToArray()));
        Assert.All(network.ReadParameters().Where((_, i) => i % 2 == 0), weight => Assert.All(weight, value => Assert.Equal(1, value)));
        Assert.All(network.ReadParameters().Where((_, i) => i % 2 == 1), bias => Assert.All(bias, value => Assert.Equal(0, value)));
        Assert.Equal(36, network.ParameterCount);
    }

    [Fact]
    public void The_summary_has_the_layer_and_says_that_its_operations_are_not_counted()
    {
        var summary = Compile("[Network(4)] [Layer<Products<#>>] [Dense(2)]").CreateGraph().Summary;
        Assert.Matches(@"(?m)^products +Layer<Products<float>> +10 +\?$", summary);
        Assert.Contains("FLOPs: of one example's forward pass; ? where a custom layer alone knows", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var compiled = Compile($"[Network(6)] [Layer<ScaleShift<#>>] [Layer<OwnDense<#>>] [Layer<Products<#>>] [Dense(2)] {Ends}");
        var net = compiled.Create();
        var random = new Random(1);
        foreach (var rows in (int[])[64, 1, 7])
        {
            var (input, target) = (TrainingBatch.Draw(random, rows * 6, -1, 1), TrainingBatch.Draw(random, rows * 2, -1, 1));
            var (output, inputGradient) = (new float[rows * 2], new float[rows * 6]);
            Assert.Equal(0, Allocations.Of(() => net.Step(input, target)));
            Assert.Equal(0, Allocations.Of(() => net.Predict(input, output)));
            Assert.Equal(0, Allocations.Of(() => net.Evaluate(input, target)));
            Assert.Equal(0, Allocations.Of(() =>
            {
                net.Forward(input);
                net.BackwardFrom(target, inputGradient);
                net.Step();
            }));
        }
    }

    [Fact]
    public void Passes_run_on_as_many_threads_as_the_network_asks_for()
    {
        var compiled = Compile("[Network(64)] [Dense(512)] [Dense(1)] [Layer<ThreadWitness<#>>]");
        Assert.Equal([Environment.CurrentManagedThreadId], ThreadsOf(1));

        // More than other tests take: some are left for this one.
        var many = Environment.ProcessorCount + 8;
        Assert.InRange(ThreadsOf(many).Count(), 2, many);

        IEnumerable<double> ThreadsOf(int threads) => compiled
            .CreateGraph(new NetworkOptions { Threads = threads }).Predict([new double[64 * 600]])[0].Distinct();
    }

    [Fact]
    public void Predict_gives_each_of_many_threads_what_it_gives_one()
    {
        var compiled = Compile("[Network(2, 6, 4)] [Layer<Upsample<#>>] [Conv2D(3, 3), ReLU] [Layer<ChannelSums<#>>] [Dense(2)]");
        var net = compiled.Create(seed: 3);
        var input = TrainingBatch.Draw(new Random(1), 300 * 48, -1, 1);
        var expected = net.Predict(input);
        Parallel.For(0, 16, _ => Close.AssertBits(expected, net.Predict(input), "output"));
    }

    private static (IGraphNetwork Own, IGraphNetwork BuiltIn) Create(int index, bool isDouble)
    {
        var compiled = NetworkHarness.Compile([.. Definitions(isDouble)]);
        return (compiled[2 * index].CreateGraph(seed: 4), compiled[(2 * index) + 1].CreateGraph(seed: 4));
    }

    private static GraphBatch Draw(int index, bool isDouble, IGraphNetwork network, int rows, int seed) =>
        GraphBatch.Draw(Definitions(isDouble).ElementAt(2 * index), network.OutputShapes, rows, seed);

    private static IEnumerable<NetworkDefinition> Definitions(bool isDouble) =>
        Pairs.SelectMany(pair => (string[])[pair.Own, pair.BuiltIn]).Select(text => CustomLayerSources.Network(text, isDouble));

    private static CompiledNetwork Compile(string attributes) =>
        NetworkHarness.Compile(CustomLayerSources.Network(attributes));

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - (tolerance * (1 + Math.Abs(expected[i]))), expected[i] + (tolerance * (1 + Math.Abs(expected[i]))));
    }
}
