using CsCheck;
using Microsoft.CodeAnalysis;
using NetGen.Analyzers;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// What holds for every graph of any layers. The graphs are always the same; a test is named after the seed of its
/// graph, from which <c>RandomGraph.Any.Sample(…, seed: "…")</c> draws it again and, where it fails, finds a simpler
/// one.
/// </summary>
public class RandomGraphTests
{
    private const int Count = 72;

    private static readonly IReadOnlyDictionary<string, RandomGraph> Graphs = Enumerable.Range(0, Count)
        .Select(i => new PCG((uint)i, 0).ToString())
        .ToDictionary(seed => seed, Draw);

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Networks = new(() => NetworkHarness
        .Compile(Graphs.Values.SelectMany(graph => (string[])[graph.Attributes, graph.DoubleAttributes]).Distinct())
        .ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> All => [.. Graphs.Keys];

    public static TheoryData<string> Deterministic => With(drawn => !drawn.IsRandom && !drawn.IsCoupled);

    [Fact]
    public void Every_layer_and_every_loss_occurs()
    {
        var used = Graphs.Values.SelectMany(graph => DefinitionText.Parse(graph.Attributes))
            .Select(attribute => attribute.Name).ToHashSet();
        string[] entries =
            [.. Registry.Layers.Keys, .. Registry.Losses.Keys, .. Registry.Optimizers.Keys, "Input", "From"];
        Assert.Empty(entries.Except(used));
        Assert.Contains(Graphs.Values, graph => graph.Attributes.Contains("SharesWith", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_analyzer_finds_no_fault(string seed)
    {
        // That it compiles, without a warning, the harness has seen to.
        var network = Single(seed);
        var findings = NetGen.Analyzers.NetworkDefinition
            .Analyze((INamedTypeSymbol)network.Symbol, network.Compilation, CancellationToken.None).Findings;
        Assert.DoesNotContain(findings, finding => finding.IsError);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_are_the_differences(string seed)
    {
        var compiled = Double(seed);
        GradientCheck.Run(compiled, Batch(compiled, rows: 5), elements: 4);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_fused_step_is_its_parts(string seed)
    {
        var compiled = Single(seed);
        IGraphNetwork fused = compiled.CreateGraph(seed: 2), parts = compiled.CreateGraph(seed: 2);
        foreach (var rows in (int[])[3, 17, 520, 5])
        {
            var batch = Batch(compiled, rows);
            parts.Forward(batch.Inputs);
            var loss = parts.Backward(batch.Targets);
            parts.Step();
            Assert.True(loss.Equals(fused.Step(batch.Inputs, batch.Targets)), Graphs[seed].Attributes);
            Assert.Equal(parts.ReadParameters(), fused.ReadParameters());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_prediction_does_not_depend_on_the_batch(string seed)
    {
        var compiled = Single(seed);
        var net = compiled.CreateGraph(seed: 3).Stir();
        var batch = Batch(compiled, rows: 40);
        var whole = net.Predict(batch.Inputs);
        var first = 0;
        foreach (var rows in (int[])[1, 17, 5, 17])
        {
            var part = net.Predict(batch.Part(first, rows).Inputs);
            for (var output = 0; output < whole.Length; output++)
            {
                var size = whole[output].Length / batch.Rows;
                Close.AssertTogether(
                    [whole[output][(first * size)..((first + rows) * size)]], [part[output]], 1e-6, $"{Graphs[seed]}\noutput");
            }

            first += rows;
        }
    }

    [Theory]
    [MemberData(nameof(Deterministic))]
    public void A_prediction_is_the_forward_pass_where_training_has_no_layers_of_its_own(string seed)
    {
        var compiled = Single(seed);
        var net = compiled.CreateGraph(seed: 3).Stir();
        var batch = Batch(compiled, rows: 19);
        Close.AssertTogether(net.Forward(batch.Inputs), net.Predict(batch.Inputs), 1e-6, $"{Graphs[seed]}\noutput");
    }

    [Theory]
    [MemberData(nameof(Deterministic))]
    public void The_gradient_of_a_batch_is_the_mean_of_those_of_its_parts(string seed)
    {
        // More than the 512 examples of a slice, in parts of one example, of one block of lanes and of several.
        int[] parts = [1, 5, 17, 40, 537];
        var compiled = Double(seed);
        var net = compiled.CreateGraph(seed: 4).Stir();
        var batch = Batch(compiled, parts.Sum());
        var whole = Gradients(batch, out var loss);
        var mean = whole.Select(gradient => new double[gradient.Length]).ToList();
        var (meanLoss, first) = (0.0, 0);
        foreach (var rows in parts)
        {
            var share = (double)rows / batch.Rows;
            var gradients = Gradients(batch.Part(first, rows), out var partLoss);
            foreach (var (sum, gradient) in mean.Zip(gradients))
            {
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += share * gradient[i];
            }

            meanLoss += share * partLoss;
            first += rows;
        }

        Close.AssertTogether([[meanLoss]], [[loss]], 1e-10, $"{Graphs[seed]}\nloss");
        Close.AssertTogether(mean, whole, 1e-10, $"{Graphs[seed]}\ngradient");

        List<double[]> Gradients(GraphBatch examples, out double value)
        {
            net.Forward(examples.Inputs);
            value = net.Backward(examples.Targets);
            return net.ReadGradients();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Both_precisions_agree(string seed)
    {
        var single = Single(seed).CreateGraph(seed: 5).Stir();
        var exact = Double(seed).CreateGraph(seed: 5);
        exact.WriteParameters(single.ReadParameters());
        var batch = Batch(Single(seed), rows: 17);
        Close.AssertTogether(exact.Predict(batch.Inputs), single.Predict(batch.Inputs), 1e-4, $"{Graphs[seed]}\nprediction");
        Close.AssertTogether(exact.Forward(batch.Inputs), single.Forward(batch.Inputs), 1e-4, $"{Graphs[seed]}\noutput");
        double expected = exact.Backward(batch.Targets), loss = single.Backward(batch.Targets);
        Close.AssertTogether([[expected]], [[loss]], 1e-4, $"{Graphs[seed]}\nloss");
        Close.AssertTogether(exact.ReadGradients(), single.ReadGradients(), 1e-4, $"{Graphs[seed]}\ngradient");
    }

    [Fact]
    public void Networks_on_other_threads_change_nothing()
    {
        var compiled = Graphs.Keys.Select(Single).ToList();
        var alone = compiled.Select(Train).ToList();
        Parallel.For(
            0,
            3 * compiled.Count,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => Assert.Equal(alone[i % compiled.Count], Train(compiled[i % compiled.Count])));
    }

    [Fact]
    public void Many_threads_predict_with_one_network()
    {
        foreach (var compiled in Graphs.Keys.Take(20).Select(Single))
        {
            var net = compiled.CreateGraph(seed: 7).Stir();
            var batches = Enumerable.Range(1, 4).Select(i => Batch(compiled, rows: 13 * i)).ToArray();
            var expected = batches.Select(batch => net.Predict(batch.Inputs)).ToArray();
            Parallel.For(
                0,
                40,
                new ParallelOptions { MaxDegreeOfParallelism = 4 },
                i => Assert.Equal(expected[i % 4], net.Predict(batches[i % 4].Inputs)));
        }
    }

    private static List<double[]> Train(CompiledNetwork compiled)
    {
        var net = compiled.CreateGraph(seed: 6);
        foreach (var rows in (int[])[5, 17, 40])
        {
            var batch = Batch(compiled, rows);
            net.Step(batch.Inputs, batch.Targets);
        }

        return [.. net.ReadParameters(), .. net.Predict(Batch(compiled, rows: 3).Inputs)];
    }

    private static CompiledNetwork Single(string seed) => Networks.Value[Graphs[seed].Attributes];

    private static CompiledNetwork Double(string seed) => Networks.Value[Graphs[seed].DoubleAttributes];

    private static GraphBatch Batch(CompiledNetwork compiled, int rows) =>
        GraphBatch.Draw(compiled.Definition, compiled.CreateGraph().OutputShapes, rows, seed: rows);

    private static TheoryData<string> With(Func<RandomGraph, bool> condition) =>
        [.. Graphs.Where(pair => condition(pair.Value)).Select(pair => pair.Key)];

    private static RandomGraph Draw(string seed) => RandomGraph.Any.Generate(PCG.Parse(seed), null, out _);
}
