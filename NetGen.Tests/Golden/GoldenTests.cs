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

    public static TheoryData<string> WithSteps => Names(golden => GoldenFile.Of(golden).Parameters is not null);

    public static TheoryData<string> WithFusedSteps => Names(golden => GoldenFile.Of(golden).Losses is not null);

    [Fact]
    public void Every_file_belongs_to_its_case()
    {
        foreach (var golden in GoldenCases.All)
        {
            var file = GoldenFile.Of(golden);
            Assert.Equal(golden.Definition, file.Definition);
            Assert.Equal(golden.Batches, file.Batches);
        }
    }

    [Fact]
    public void Every_name_is_one_cases() =>
        Assert.Distinct(GoldenCases.All.Select(golden => golden.Name));

    [Theory, MemberData(nameof(All))]
    public void Predict_and_Forward(string name) => Create(name).CheckPredictAndForward();

    [Theory, MemberData(nameof(WithLoss))]
    public void Loss_and_gradients(string name) => Create(name).CheckLossAndGradients();

    [Theory, MemberData(nameof(All))]
    public void BackwardFrom(string name) => Create(name).CheckBackwardFrom();

    [Theory, MemberData(nameof(WithSteps))]
    public void Ten_steps_of_Forward_Backward_and_Step(string name) => Create(name).CheckTenStepsInParts();

    [Theory, MemberData(nameof(WithFusedSteps))]
    public void Ten_fused_steps(string name) => Create(name).CheckTenFusedSteps();

    private static TheoryData<string> Names(Func<GoldenCase, bool> condition)
        => [.. GoldenCases.All.Where(condition).Select(golden => golden.Name)];

    private static GoldenNetwork Create(string name) =>
        new(name, Compile(name), GoldenFile.Of(GoldenCases.Get(name)));

    private static IGraphNetwork Compile(string name)
    {
        var golden = GoldenCases.Get(name);
        var group = Networks.GetOrAdd(GoldenCases.GroupOf(golden), cases => new(() =>
            NetworkHarness.Compile(cases.Select(other => other.Definition).Distinct())
                .ToDictionary(network => network.Definition.Attributes)));
        return group.Value[golden.Definition].CreateGraph();
    }
}
