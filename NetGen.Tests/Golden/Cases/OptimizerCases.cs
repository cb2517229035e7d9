namespace NetGen.Tests.Golden;

/// <summary>Optimizers with every option, and clipped gradients.</summary>
internal static class OptimizerCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
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
        Optimizer("sgd-weight-decay", "Sgd(LearningRate = 0.1, WeightDecay = 0.1)"),
        Optimizer("sgd-dampening", "Sgd(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.5)"),
        Optimizer("sgd-dampening-weight-decay",
            "Sgd(LearningRate = 0.1, Momentum = 0.5, Dampening = 1, WeightDecay = 0.01)"),
        Optimizer("sgd-nesterov-weight-decay",
            "Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01)"),
        Optimizer("adam-weight-decay", "Adam(LearningRate = 0.01, WeightDecay = 0.1)"),
        Optimizer("adamw-default", "AdamW"),
        Optimizer("adamw-arguments",
            "AdamW(LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-3, WeightDecay = 0.5)"),
        Optimizer("rmsprop-default", "RMSProp"),
        Optimizer("rmsprop-arguments",
            "RMSProp(LearningRate = 0.002, Alpha = 0.9, Epsilon = 1e-4, WeightDecay = 0.1)"),
        Optimizer("rmsprop-momentum", "RMSProp(LearningRate = 0.002, Momentum = 0.9)"),
        Optimizer("rmsprop-centered", "RMSProp(LearningRate = 0.002, Centered = true)"),
        Optimizer("rmsprop-centered-momentum",
            "RMSProp(LearningRate = 0.002, Alpha = 0.9, WeightDecay = 0.01, Momentum = 0.5, Centered = true)"),
        Optimizer("adagrad-default", "AdaGrad"),
        Optimizer("adagrad-arguments",
            "AdaGrad(LearningRate = 0.05, LearningRateDecay = 0.1, WeightDecay = 0.1, InitialAccumulator = 0.2, "
            + "Epsilon = 1e-6)"),

        Image("sgd", "[Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01)]"),
        Image("adam", "[Adam(LearningRate = 0.01, Epsilon = 1e-4)]"),
        Image("adamw", "[AdamW(LearningRate = 0.01, Epsilon = 1e-4)]"),
        Image("rmsprop", "[RMSProp(LearningRate = 0.002, Epsilon = 1e-2, Momentum = 0.5, Centered = true)]"),
        Image("adagrad", "[AdaGrad(InitialAccumulator = 0.01)]"),

        Clipped("clip-norm", "[ClipGradient(Norm = 0.1)] [Sgd(LearningRate = 0.5)]"),
        Clipped("clip-norm-not-reached", "[ClipGradient(Norm = 50)] [Sgd(LearningRate = 0.1, Momentum = 0.9)]"),
        Clipped("clip-norm-adam", "[ClipGradient(Norm = 0.05)] [Adam(LearningRate = 0.01, Epsilon = 1e-3)]"),
        Clipped("clip-norm-weight-decay", "[ClipGradient(Norm = 0.1)] [Sgd(LearningRate = 0.5, WeightDecay = 0.1)]"),
        Clipped("clip-value", "[ClipGradient(Value = 0.02)] [Sgd(LearningRate = 0.5)]"),
        Image("clip-value", "[ClipGradient(Value = 0.05)] [Sgd(LearningRate = 0.3, Momentum = 0.5)]"),
        Image("clip-norm", "[ClipGradient(Norm = 0.2)] [Sgd(LearningRate = 0.3)]"),
        new("optimizer-clip-norm-no-loss",
            "[Network(6)] [Dense(9), Tanh] [Dense(2)] [ClipGradient(Norm = 0.5)] [Sgd(LearningRate = 0.2)]",
            TargetKind.None, 5),
    ];

    private static GoldenCase Optimizer(string name, string optimizer)
        => new(
            name,
            $"[Network(10)] [Dense(33), Tanh] [Dense(3), Softmax] [CrossEntropy] [{optimizer}]",
            TargetKind.ClassIndex,
            8);

    private static GoldenCase Clipped(string name, string training)
        => new(
            $"optimizer-{name}",
            "[Network(10)] [Dense(17), Tanh] [Dense(3), Softmax] [CrossEntropy] " + training,
            TargetKind.ClassIndex,
            8);

    private static GoldenCase Image(string name, string training)
        => new(
            $"optimizer-{name}-image",
            "[Network(2, 5, 5)] [Conv2D(3, 3, Bias = false), BatchNorm, Tanh] [Flatten] [Dense(2)] [MeanSquaredError] "
            + training,
            TargetKind.Real,
            17);
}
