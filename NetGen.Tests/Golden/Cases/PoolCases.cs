namespace NetGen.Tests.Golden;

/// <summary>Pools of images: on the input, where their gradient is to be seen, and behind a convolution.</summary>
internal static class PoolCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Pool("max-2", "2, 6, 8", "MaxPool2D(2)", 5),
        Pool("max-odd-image", "3, 7, 5", "MaxPool2D(2)", 17),
        Pool("max-3-stride-2", "1, 9, 7", "MaxPool2D(3, Stride = 2)", 5),
        Pool("max-2-stride-3", "2, 8, 9", "MaxPool2D(2, Stride = 3)", 5),
        Pool("max-3x2", "2, 7, 6", "MaxPool2D(3, 2)", 5),
        Pool("max-overlapping-padded", "2, 5, 6", "MaxPool2D(3, Stride = 1, Padding = 1)", 5),
        Pool("max-padded", "17, 5, 4", "MaxPool2D(2, Padding = 1)", 5),
        Pool("max-whole-image", "5, 3, 4", "MaxPool2D(3, 4)", 33),
        Pool("avg-2", "2, 6, 8", "AvgPool2D(2)", 5),
        Pool("avg-odd-image", "3, 7, 5", "AvgPool2D(2)", 17),
        Pool("avg-3-stride-2-padded", "2, 7, 8", "AvgPool2D(3, Stride = 2, Padding = 1)", 5),
        Pool("avg-padding-not-counted", "2, 7, 8", "AvgPool2D(3, Stride = 2, Padding = 1, CountPadding = false)", 5),
        Pool("avg-2x3-padding-not-counted", "1, 5, 6", "AvgPool2D(2, 3, Padding = 1, CountPadding = false)", 33),
        Pool("avg-5x3-stride-1", "2, 6, 7", "AvgPool2D(5, 3, Stride = 1)", 5),
        Pool("avg-2-stride-3", "17, 5, 8", "AvgPool2D(2, Stride = 3)", 5),
        new("pool-global-avg",
            "[Network(3, 4, 5)] [GlobalAvgPool2D] [Dense(4)] [MeanSquaredError] [Sgd(LearningRate = 0.2)]",
            TargetKind.Real, 5),
        new("pool-global-avg-after-conv",
            "[Network(2, 5, 6)] [Conv2D(17, 3), ReLU] [GlobalAvgPool2D] [Dense(3), Softmax] [CrossEntropy] "
            + "[Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 33),
        new("pool-max-after-conv",
            "[Network(2, 8, 7)] [Conv2D(5, 3, Padding = 1), ReLU] [MaxPool2D(2)] [Conv2D(4, 2), Tanh] "
            + "[MaxPool2D(2, Stride = 1)] [Flatten] [Dense(3)] [MeanSquaredError] [Sgd(LearningRate = 0.1)]",
            TargetKind.Real, 17),
        new("pool-avg-after-conv",
            "[Network(1, 9, 9)] [Conv2D(4, 2), Sigmoid] [AvgPool2D(3, Stride = 2)] [Conv2D(3, 3)] [MeanSquaredError] "
            + "[Sgd(LearningRate = 0.1)]",
            TargetKind.Real, 5),
    ];

    private static GoldenCase Pool(string name, string shape, string layer, int batch)
        => new(
            $"pool-{name}",
            $"[Network({shape})] [{layer}] [Flatten] [Dense(3)] [MeanSquaredError] [Sgd(LearningRate = 0.1)]",
            TargetKind.Real,
            batch);
}
