namespace NetGen.Tests.Golden;

/// <summary>Every golden case: each layer, loss, optimizer and option, in many shapes and batch sizes.</summary>
internal static class GoldenCases
{
    /// <summary>The cases by what they are about. A test compiles those of a group together.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<GoldenCase>> Groups =
        new Dictionary<string, IReadOnlyList<GoldenCase>>
        {
            ["dense"] = DenseCases.All,
            ["convolutions"] = ConvolutionCases.All,
            ["pools"] = PoolCases.All,
            ["normalisation"] = NormalizationCases.All,
            ["embeddings"] = EmbeddingCases.All,
            ["activations"] = ActivationCases.All,
            ["layers without a derivative"] = StepCases.All,
            ["losses"] = LossCases.All,
            ["optimizers"] = OptimizerCases.All,
            ["schedules"] = ScheduleCases.All,
            ["regularisation"] = RegularizationCases.All,
            ["graphs"] = GraphCases.All,
            ["double precision"] = DoubleCases.All,
        };

    public static readonly IReadOnlyList<GoldenCase> All = [.. Groups.Values.SelectMany(group => group)];

    /// <summary>The case of the given name.</summary>
    public static GoldenCase Get(string name) => All.Single(golden => golden.Name == name);

    /// <summary>The cases of the group that a case is in.</summary>
    public static IReadOnlyList<GoldenCase> GroupOf(GoldenCase golden)
        => Groups.Values.Single(group => group.Contains(golden));
}
