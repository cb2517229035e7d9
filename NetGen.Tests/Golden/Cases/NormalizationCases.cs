namespace NetGen.Tests.Golden;

/// <summary>
/// Batch and layer normalisation. What stands before batch normalisation has no bias: its gradient would be rounding
/// errors alone.
/// </summary>
internal static class NormalizationCases
{
    private const string End = " [MeanSquaredError] [Sgd(LearningRate = 0.05)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("batch-norm-on-the-input", "[Network(10)] [BatchNorm] [Dense(3)]" + End, TargetKind.Real, 17),
        new("batch-norm-one-feature", "[Network(1)] [BatchNorm] [Dense(2)]" + End, TargetKind.Real, 17),
        new("batch-norm-seventeen-features",
            "[Network(5)] [Dense(17, Bias = false)] [BatchNorm] [ReLU] [Dense(3)]" + End,
            TargetKind.Real, 33),
        new("batch-norm-thirty-three-features",
            "[Network(4)] [Dense(33, Bias = false), BatchNorm, Tanh] [Dense(2), Softmax] [CrossEntropy] "
            + "[Adam(LearningRate = 0.01, Epsilon = 1e-4)]",
            TargetKind.ClassIndex, 16),
        new("batch-norm-batches",
            "[Network(6)] [Dense(9, Bias = false), BatchNorm, Sigmoid] [Dense(2)]" + End,
            TargetKind.Real, 17, 5, 33, 64),
        new("batch-norm-momentum",
            "[Network(6)] [Dense(7, Bias = false), BatchNorm(Momentum = 0.35), Tanh] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("batch-norm-epsilon",
            "[Network(6)] [Dense(7, Bias = false), BatchNorm(Epsilon = 0.02), Tanh] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("batch-norm-not-affine",
            "[Network(6)] [Dense(7, Bias = false), BatchNorm(Affine = false), Tanh] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("batch-norm-last", "[Network(4)] [Dense(3, Bias = false)] [BatchNorm]" + End, TargetKind.Real, 33),
        new("batch-norm-image", "[Network(3, 4, 5)] [BatchNorm]" + End, TargetKind.Real, 5),
        new("batch-norm-after-conv",
            $"""
            [Network(2, 6, 5)] [Conv2D(4, 3, Bias = false), BatchNorm, ReLU]
            [Conv2D(3, 2, Bias = false), BatchNorm, ReLU] [Flatten] [Dense(2)]{End}
            """,
            TargetKind.Real, 17),
        new("batch-norm-conv-one-channel",
            "[Network(1, 5, 5)] [Conv2D(1, 2, Bias = false)] [BatchNorm(Momentum = 0.5)]" + End,
            TargetKind.Real, 33),
        new("batch-norm-conv-seventeen-channels",
            $"""
            [Network(2, 4, 3)] [Conv2D(17, 2, Bias = false), BatchNorm(Affine = false), Tanh]
            [GlobalAvgPool2D] [Dense(3)]{End}
            """,
            TargetKind.Real, 17, 33),
        new("batch-norm-one-example",
            "[Network(2, 5, 6)] [Conv2D(3, 3, Bias = false), BatchNorm, Tanh] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 1),
        new("batch-norm-sequence",
            "[Network(2, 9)] [Conv1D(5, 3, Bias = false), BatchNorm, ReLU] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("batch-norm-no-loss",
            "[Network(5)] [Dense(4, Bias = false)] [BatchNorm] [Tanh] [Adam(Epsilon = 1e-4)]",
            TargetKind.None, 17),

        new("layer-norm-on-the-input", "[Network(10)] [LayerNorm] [Dense(3)]" + End, TargetKind.Real, 5),
        new("layer-norm-seventeen-features",
            "[Network(5)] [Dense(17), LayerNorm, GELU] [Dense(3)]" + End,
            TargetKind.Real, 33),
        new("layer-norm-sixty-five-features",
            "[Network(5)] [Dense(65)] [LayerNorm] [Tanh] [Dense(2)]" + End,
            TargetKind.Real, 1),
        new("layer-norm-epsilon",
            "[Network(6)] [Dense(7)] [LayerNorm(Epsilon = 0.02)] [Tanh] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("layer-norm-not-affine",
            "[Network(6)] [Dense(7)] [LayerNorm(Affine = false)] [Tanh] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("layer-norm-last", "[Network(6)] [Dense(5)] [LayerNorm]" + End, TargetKind.Real, 17),
        new("layer-norm-image",
            "[Network(2, 5, 4)] [Conv2D(3, 2), LayerNorm, ReLU] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 17),
        new("layer-norm-sequence",
            "[Network(3, 7)] [Conv1D(4, 2)] [LayerNorm(Affine = false)] [Tanh] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 5),
        new("layer-norm-and-batch-norm",
            $"""
            [Network(7)] [LayerNorm(Affine = false)] [Dense(17, Bias = false), BatchNorm, SiLU]
            [Dense(9), LayerNorm, ReLU] [Dense(2)]{End}
            """,
            TargetKind.Real, 33),
    ];
}
