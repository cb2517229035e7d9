using NetGen.Tests.Execution;

namespace NetGen.Tests.CustomLayers;

/// <summary>
/// Networks with layers of one's own: each gradient is within 10⁻⁷ of five-point differences of the network's own loss.
/// </summary>
public sealed class CustomLayerGradientTests
{
    private static readonly string[] Definitions =
    [
        "[Network(5)] [Layer<ScaleShift<#>>] [Dense(3)] [MeanSquaredError] [Sgd]",
        "[Network(5)] [Dense(17), Tanh] [Layer<ScaleShift<#>>, Tanh] [Dense(3)] [MeanSquaredError] [Sgd]",
        "[Network(4)] [Layer<Products<#>>] [Dense(3)] [MeanSquaredError] [Sgd]",
        "[Network(4)] [Dense(5)] [Layer<Products<#>>] [MeanSquaredError] [Sgd]",
        "[Network(4)] [Layer<OwnDense<#>>, Tanh] [Layer<OwnDense<#>>] [MeanSquaredError] [Sgd]",
        "[Network(2, 3, 4)] [Layer<Upsample<#>>] [Conv2D(3, 2), Tanh] [Layer<ScaleShift<#>>] [MeanSquaredError] [Sgd]",
        "[Network(2, 3, 4)] [Conv2D(3, 2), Tanh] [Layer<ChannelSums<#>>, Tanh] [Dense(2)] [MeanSquaredError] [Sgd]",
        "[Network(2, 3)] [Layer<ScaleShift<#>>] [Flatten] [Dense(40)] [Layer<OwnReLU<#>>] [Dense(2), Softmax] [CrossEntropy] [Sgd]",
        """
        [Network(6)] [Dense(6), Tanh(Name = "a")] [Layer<ScaleShift<#>>] [Add("a")] [Layer<ScaleShift<#>>(SharesWith = "scaleShift")]
        [Multiply("a")] [MeanSquaredError] [Sgd] [L2(0.02, Biases = true)]
        """,
        """[Network(6)] [Dense(6), Tanh] [Layer<ScaleShift<#>>(Frozen = true)] [Dense(2)] [MeanSquaredError] [Sgd]""",
        "[Network(6)] [Layer<OwnDense<#>>] [Dense(2)] [MeanSquaredError] [Sgd] [WeightNoise(0.1)] [L1(0.02)]",
        "[Network(5)] [Dense(3)] [Layer<ScaleShift<#>>]",
        "[Network(5)] [Layer<Inner>] [Layer<ScaleShift<#>>] [Layer<Inner>] [Dense(2)] [MeanSquaredError] [Sgd]",
        """[Network(5)] [Dense(5)] [Layer<Inner>] [Layer<Inner>(SharesWith = "inner")] [MeanSquaredError] [Sgd]""",
        "[Network(5)] [Dense(5)] [Layer<Inner>(Frozen = true)] [Dense(2)] [MeanSquaredError] [Sgd]",
        "[Network(5)] [Layer<ScaleShift<#>>(Name = \"s\")] [Dense(3)] [MeanSquaredError] [MeanSquaredError(Of = \"s\")] [Sgd]",
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Definitions.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_are_the_differences(int index)
    {
        var compiled = NetworkHarness.Compile(
            [.. Definitions.Select(definition => CustomLayerSources.Network(definition, isDouble: true))])[index];
        var shapes = compiled.CreateGraph().OutputShapes;
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 4, seed: 1), elements: 20);

        // More than the 16 examples of a block of lanes, and more than are copied into rows at a time.
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 19, seed: 2), elements: 5);
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 515, seed: 3), elements: 2);
    }
}
