using System.Reflection;
using NetGen.Analyzers;
using NetGen.Tests.Golden;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// Every layer, loss and penalty with every option in double precision: each gradient is within 10⁻⁷ of five-point
/// differences of the network's own loss.
/// </summary>
public class DoubleGradientTests
{
    /// <summary>
    /// The options that no gradient depends on, names and where parameters start; and the one whose gradient is none of the
    /// function that the network computes, which <see cref="StraightThroughTests"/> holds.
    /// </summary>
    private static readonly string[] WithoutGradient = ["Name", "Init", "InitScale", "BiasInit", "StraightThrough"];

    public static TheoryData<string> All => [.. DoubleGradientCases.All];

    public static TheoryData<string> Names => [.. Registry.Layers.Keys, .. Registry.Losses.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_are_the_differences(string definition)
    {
        var compiled = Compile(definition);
        var shapes = compiled.CreateGraph().OutputShapes;
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 4, seed: 1), elements: 20);
        if (compiled.Definition.HasClassIndexLoss)
        {
            var distributions = GraphBatch.Draw(compiled.Definition, shapes, rows: 3, seed: 2, areIndices: false);
            GradientCheck.Run(compiled, distributions, elements: 6);
        }

        // More than the 16 examples of a block of lanes.
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 19, seed: 3), elements: 5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_layer_and_loss_and_every_option_of_theirs_is_checked(string name)
    {
        var uses = DoubleGradientCases.All.SelectMany(DefinitionText.Parse)
            .Where(attribute => attribute.Name == name).ToList();
        Assert.NotEmpty(uses);
        var options = AttributeOf(name).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .Select(property => property.Name)
            .Except(WithoutGradient)
            .Except(name is "CrossEntropy" or "NegativeLogLikelihood" ? ["TargetNoise"] : Array.Empty<string>())
            .Where(option => !uses.Any(use => use.Named.ContainsKey(option)));
        Assert.Empty(options);
    }

    [Fact]
    public void Every_optimizer_and_setting_of_training_is_in_a_golden_case_or_checked_here()
    {
        var used = GoldenCases.All.Select(golden => golden.Definition).Concat(DoubleGradientCases.All)
            .SelectMany(DefinitionText.Parse).Select(attribute => attribute.Name).ToHashSet();
        string[] entries = [.. Registry.Optimizers.Keys, .. Registry.Training.Keys, .. Registry.Graph];
        Assert.Empty(entries.Except(used));
    }

    private static Type AttributeOf(string name) =>
        typeof(NetworkAttribute).Assembly.GetType($"NetGen.{name}Attribute", throwOnError: true)!;

    private static CompiledNetwork Compile(string definition)
    {
        var group = DoubleGradientCases.Groups.Values.First(definitions => definitions.Contains(definition));
        return NetworkHarness.Compile(group)[group.ToList().IndexOf(definition)];
    }
}
