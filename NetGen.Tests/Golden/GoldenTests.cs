using System.Collections.Concurrent;
using NetGen.Tests.Execution;

namespace NetGen.Tests.Golden;

/// <summary>
/// Every layer, loss and optimizer with every option against libtorch: output, loss, all gradients and ten steps of
/// training, each number within 1e-5 of the largest of its tensor. <c>benchmarks/NetGen.Golden</c> writes the files.
/// </summary>
public sealed class GoldenTests
{
    // One compilation for each group of cases: compiling them one by one would take most of the time of the tests.
    private static readonly ConcurrentDictionary<
        IReadOnlyList<GoldenCase>, Lazy<Dictionary<string, CompiledNetwork>>> Networks = [];

    public static TheoryData<string> All => Names(_ => true);

    public static TheoryData<string> WithLoss => Names(golden => golden.Targets.Count > 0);

    public static TheoryData<string> WithSteps => Names(golden => Read(golden).Parameters is not null);

    public static TheoryData<string> WithFusedSteps => Names(golden => Read(golden).Losses is not null);

    [Fact]
    public void Every_file_belongs_to_its_case()
    {
        foreach (var golden in GoldenCases.All)
        {
            var file = Read(golden);
            Assert.Equal(golden.Definition, file.Definition);
            Assert.Equal(golden.Batches, file.Batches);
        }
    }

    [Fact]
    public void Every_name_is_one_cases() =>
        Assert.Distinct(GoldenCases.All.Select(golden => golden.Name));

    [Theory, MemberData(nameof(All))]
    public void Predict_and_Forward(string name)
    {
        var network = new GoldenNetwork(name, Compile(name), Read(name));

        network.AssertOutputs("Predict", network.File.Inference?.Outputs, network.Network.Predict(network.Inputs(0)));
        network.AssertOutputs("Forward", network.File.Outputs, network.Network.Forward(network.Inputs(0)));
    }

    [Theory, MemberData(nameof(WithLoss))]
    public void Loss_and_gradients(string name)
    {
        var network = new GoldenNetwork(name, Compile(name), Read(name));
        var file = network.File;

        var evaluated = network.Network.Evaluate(network.Inputs(0), network.Targets(0));
        GoldenTensorAssert.AssertClose("The loss of Evaluate", (file.Inference?.Loss ?? file.Loss)!.Value, evaluated);
        network.Network.Forward(network.Inputs(0));
        var loss = network.Network.Backward(network.Targets(0));
        GoldenTensorAssert.AssertClose("The loss of Backward", file.Loss!.Value, loss);
        network.AssertGradients(file.Gradients!);
    }

    [Theory, MemberData(nameof(All))]
    public void BackwardFrom(string name)
    {
        var network = new GoldenNetwork(name, Compile(name), Read(name));

        network.Network.Forward(network.Inputs(0));
        var inputGradients = network.Network.BackwardToInputs(network.OutputGradients(0));

        network.AssertInputGradients(inputGradients);
        network.AssertGradients(network.File.BackwardFrom.Gradients);
    }

    [Theory, MemberData(nameof(WithSteps))]
    public void Ten_steps_of_Forward_Backward_and_Step(string name)
    {
        var network = new GoldenNetwork(name, Compile(name), Read(name));
        for (var step = 0; step < GoldenCase.Steps; step++)
        {
            network.Network.Forward(network.Inputs(step));
            if (network.File.Losses is null)
                network.Network.BackwardFrom(network.OutputGradients(step));
            else
                network.AssertLoss(step, network.Network.Backward(network.Targets(step)));
            network.Network.Step();
        }

        network.AssertTrained();
    }

    [Theory, MemberData(nameof(WithFusedSteps))]
    public void Ten_fused_steps(string name)
    {
        var network = new GoldenNetwork(name, Compile(name), Read(name));
        for (var step = 0; step < GoldenCase.Steps; step++)
        {
            var loss = network.Network.Step(network.Inputs(step), network.Targets(step));
            network.AssertLoss(step, loss);
        }

        network.AssertTrained();
    }

    private static TheoryData<string> Names(Func<GoldenCase, bool> condition)
        => [.. GoldenCases.All.Where(condition).Select(golden => golden.Name)];

    private static GoldenFile Read(string name) => Read(GoldenCases.Get(name));

    private static GoldenFile Read(GoldenCase golden)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"Golden/{golden.Name}.json")
            ?? throw new FileNotFoundException(
                $"The case '{golden.Name}' has no golden file: run benchmarks/NetGen.Golden, which writes them all.");
        return GoldenFile.Read(stream);
    }

    private static IGraphNetwork Compile(string name)
    {
        var golden = GoldenCases.Get(name);
        var group = Networks.GetOrAdd(GoldenCases.GroupOf(golden), cases => new(() =>
            NetworkHarness.Compile(cases.Select(other => other.Definition).Distinct())
                .ToDictionary(network => network.Definition.Attributes)));
        return group.Value[golden.Definition].CreateGraph();
    }
}
