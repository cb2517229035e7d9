namespace NetGen.Tests.Golden;

/// <summary>Dense networks: layers, losses and optimizers in many widths and batch sizes.</summary>
internal static class DenseCases
{
    private const string OddDefinition =
        "[Network(97)] [Dense(53), Tanh] [Dense(31), ReLU] [Dense(7), Softmax] [CrossEntropy] [Adam]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        // Layers.
        new("dense-1-1", "[Network(1)] [Dense(1)] [MeanSquaredError] [Sgd(LearningRate = 0.05)]", TargetKind.Real, 1),
        new("dense-no-bias",
            "[Network(3)] [Dense(2, Bias = false)] [MeanSquaredError] [Sgd(LearningRate = 0.05)]",
            TargetKind.Real, 2),
        new("dense-no-bias-between",
            "[Network(32)] [Dense(33, Bias = false), ReLU] [Dense(17, Bias = false), Tanh] [Dense(2)] "
            + "[MeanSquaredError] [Adam]",
            TargetKind.Real, 61),
        new("identity",
            "[Network(1)] [Dense(2)] [Identity] [Dense(1), Identity] [MeanSquaredError] [Sgd(LearningRate = 0.05)]",
            TargetKind.Real, 5),
        new("sigmoid",
            "[Network(10)] [Dense(16), Sigmoid] [Dense(3), Sigmoid] [MeanSquaredError] [Sgd(LearningRate = 0.5)]",
            TargetKind.Probability, 8),
        new("tanh",
            "[Network(17)] [Dense(31), Tanh] [Dense(2), Tanh] [MeanSquaredError] [Sgd(LearningRate = 0.1)]",
            TargetKind.Real, 61),
        new("relu",
            "[Network(33)] [Dense(32), ReLU] [Dense(10), ReLU] [MeanSquaredError] [Sgd(LearningRate = 0.1)]",
            TargetKind.Real, 64),
        new("softmax-in-the-middle",
            "[Network(10)] [Dense(17), Softmax] [Dense(3)] [MeanSquaredError] [Sgd(LearningRate = 0.5)]",
            TargetKind.Real, 8),
        new("log-softmax-in-the-middle",
            "[Network(16)] [Dense(10), LogSoftmax] [Dense(2)] [MeanSquaredError] [Sgd(LearningRate = 0.002)]",
            TargetKind.Real, 5),
        new("softmax-on-the-input",
            "[Network(33)] [Softmax] [Dense(3)] [MeanSquaredError] [Sgd(LearningRate = 0.5)]",
            TargetKind.Real, 61),
        new("log-softmax-on-the-input",
            "[Network(2)] [LogSoftmax] [Dense(3), Sigmoid] [BinaryCrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.Probability, 5),
        new("activation-on-the-input",
            "[Network(31)] [Tanh] [Dense(10), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 8),
        new("activations-in-a-row",
            "[Network(3)] [Dense(10), Tanh, Sigmoid] [Dense(17), ReLU, Tanh] [Dense(2), Sigmoid, Tanh] "
            + "[MeanSquaredError] [Sgd(LearningRate = 0.1)]",
            TargetKind.Real, 8),
        new("softmax-and-more-in-a-row",
            "[Network(16)] [Dense(31), Tanh, Softmax] [Dense(10), Softmax, Sigmoid] [Dense(3), LogSoftmax, Tanh] "
            + "[MeanSquaredError] [Sgd(LearningRate = 0.2)]",
            TargetKind.Real, 61),

        // Losses.
        new("cross-entropy-two-classes",
            "[Network(2)] [Dense(2), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 1),
        new("cross-entropy-ten-classes",
            "[Network(16)] [Dense(31), ReLU] [Dense(10), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 64),
        new("cross-entropy-distributions",
            "[Network(32)] [Dense(16), ReLU] [Dense(3), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.Distribution, 8),
        new("negative-log-likelihood",
            "[Network(17)] [Dense(32), Tanh] [Dense(10), LogSoftmax] [NegativeLogLikelihood] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 61),
        new("negative-log-likelihood-distributions",
            "[Network(100)] [Dense(97), LogSoftmax] [NegativeLogLikelihood] [Sgd(LearningRate = 0.1)]",
            TargetKind.Distribution, 5),
        new("binary-cross-entropy-one-output",
            "[Network(2)] [Dense(3), Tanh] [Dense(1), Sigmoid] [BinaryCrossEntropy] [Sgd(LearningRate = 0.5)]",
            TargetKind.Probability, 8),
        new("binary-cross-entropy-ten-outputs",
            "[Network(17)] [Dense(33), ReLU] [Dense(10), Sigmoid] [BinaryCrossEntropy] [Sgd(LearningRate = 0.5)]",
            TargetKind.Probability, 61),
        new("mean-squared-error-wide",
            "[Network(10)] [Dense(16), Tanh] [Dense(100)] [MeanSquaredError] [Sgd(LearningRate = 0.5)]",
            TargetKind.Real, 64),
        new("mean-squared-error-of-softmax",
            "[Network(17)] [Dense(10), Tanh] [Dense(3), Softmax] [MeanSquaredError] [Sgd(LearningRate = 0.5)]",
            TargetKind.Distribution, 8),
        new("mean-squared-error-of-log-softmax",
            "[Network(3)] [Dense(33), ReLU] [Dense(2), LogSoftmax] [MeanSquaredError] [Adam]",
            TargetKind.Real, 61),
        new("no-parameters", "[Network(17)] [Tanh, LogSoftmax]", TargetKind.None, 5),
        new("no-loss", "[Network(16)] [Dense(31), ReLU] [Dense(3)]", TargetKind.None, 8),
        new("no-loss-softmax", "[Network(10)] [Dense(17), Tanh] [Dense(10), Softmax]", TargetKind.None, 5),
        new("no-loss-log-softmax", "[Network(3)] [Dense(33), LogSoftmax]", TargetKind.None, 2),
        new("no-loss-but-optimizer", "[Network(10)] [Dense(17), Tanh] [Dense(2)] [Adam]", TargetKind.None, 5),
        new("no-optimizer",
            "[Network(31)] [Dense(17), Sigmoid] [Dense(2), Softmax] [CrossEntropy]",
            TargetKind.ClassIndex, 8),

        // Optimizers.
        new("sgd-default",
            "[Network(3)] [Dense(17), Tanh] [Dense(2)] [MeanSquaredError] [Sgd]",
            TargetKind.Real, 8),
        new("sgd-momentum",
            "[Network(10)] [Dense(33), Tanh] [Dense(3), Softmax] [CrossEntropy] "
            + "[Sgd(LearningRate = 0.1, Momentum = 0.9)]",
            TargetKind.ClassIndex, 8),
        new("sgd-nesterov",
            "[Network(10)] [Dense(33), Tanh] [Dense(3), Softmax] [CrossEntropy] "
            + "[Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]",
            TargetKind.ClassIndex, 8),
        new("adam-default",
            "[Network(10)] [Dense(33), Tanh] [Dense(3), Softmax] [CrossEntropy] [Adam]",
            TargetKind.ClassIndex, 8),
        new("adam-arguments",
            "[Network(10)] [Dense(33), Tanh] [Dense(3), Softmax] [CrossEntropy] "
            + "[Adam(LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-3)]",
            TargetKind.ClassIndex, 8),

        // Shapes and batches.
        new("all-ones",
            "[Network(1)] [Dense(1), Tanh] [Dense(1), Sigmoid] [Dense(1)] [MeanSquaredError] [Adam]",
            TargetKind.Real, 1),
        new("deep-and-narrow",
            "[Network(3)] [Dense(3), Tanh] [Dense(2), Tanh] [Dense(3), Tanh] [Dense(1), Tanh] [Dense(10), Tanh] "
            + "[Dense(2), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1, Momentum = 0.5)]",
            TargetKind.ClassIndex, 5),
        new("small-regression",
            "[Network(4)] [Dense(32), Tanh] [Dense(16), Tanh] [Dense(4)] [MeanSquaredError] [Adam]",
            TargetKind.Real, 64),
        Odd(1),
        Odd(2),
        Odd(5),
        Odd(64),
        new("odd-short-last-batch", OddDefinition, TargetKind.ClassIndex, 8, 8, 5, 61, 1),
        new("wide-input",
            "[Network(784)] [Dense(16), ReLU] [Dense(10), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.01)]",
            TargetKind.ClassIndex, 8),
        new("wide-between",
            "[Network(16)] [Dense(1024), ReLU] [Dense(97), Tanh] [Dense(10), Softmax] [CrossEntropy] [Adam]",
            TargetKind.ClassIndex, 5),
        new("large-batch",
            "[Network(10)] [Dense(16), ReLU] [Dense(2), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 301),
    ];

    private static GoldenCase Odd(int batch)
        => new($"odd-batch-{batch}", OddDefinition, TargetKind.ClassIndex, batch);
}
