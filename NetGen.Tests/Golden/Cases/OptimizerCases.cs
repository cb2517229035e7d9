namespace NetGen.Tests.Golden;

/// <summary>Optimizers with every option, and clipped gradients.</summary>
internal static class OptimizerCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Dense("sgd-weight-decay", "[Sgd(LearningRate = 0.1, WeightDecay = 0.05)]"),
        Dense("sgd-dampening", "[Sgd(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.3)]"),
        Dense("sgd-nesterov-weight-decay",
            "[Sgd(LearningRate = 0.1, Momentum = 0.8, Nesterov = true, WeightDecay = 0.02)]"),
        Dense("sgd-momentum-dampening-weight-decay",
            "[Sgd(LearningRate = 0.1, Momentum = 0.8, Dampening = 0.5, WeightDecay = 0.02)]"),
        Dense("adam-weight-decay", "[Adam(LearningRate = 0.01, Epsilon = 1e-4, WeightDecay = 0.05)]"),
        Dense("adamw-default", "[AdamW]"),
        Dense("adamw-arguments",
            "[AdamW(LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-3, WeightDecay = 0.2)]"),
        Dense("rmsprop-default", "[RMSProp(LearningRate = 0.001)]"),
        Dense("rmsprop-arguments", "[RMSProp(LearningRate = 0.01, Alpha = 0.9, Epsilon = 1e-3, WeightDecay = 0.02)]"),
        Dense("rmsprop-momentum", "[RMSProp(LearningRate = 0.002, Epsilon = 1e-3, Momentum = 0.8)]"),
        Dense("rmsprop-centered", "[RMSProp(LearningRate = 0.002, Epsilon = 1e-2, Centered = true)]"),
        Dense("rmsprop-every-option",
            "[RMSProp(LearningRate = 0.002, Alpha = 0.95, Epsilon = 1e-2, WeightDecay = 0.01, Momentum = 0.5, "
            + "Centered = true)]"),
        Dense("adagrad-default", "[AdaGrad]"),
        Dense("adagrad-arguments",
            "[AdaGrad(LearningRate = 0.05, LearningRateDecay = 0.1, WeightDecay = 0.02, InitialAccumulator = 0.1, "
            + "Epsilon = 1e-6)]"),

        Image("sgd", "[Sgd(LearningRate = 0.1, Momentum = 0.9, Nesterov = true, WeightDecay = 0.01)]"),
        Image("adam", "[Adam(LearningRate = 0.01, Epsilon = 1e-4)]"),
        Image("adamw", "[AdamW(LearningRate = 0.01, Epsilon = 1e-4)]"),
        Image("rmsprop", "[RMSProp(LearningRate = 0.002, Epsilon = 1e-2, Momentum = 0.5, Centered = true)]"),
        Image("adagrad", "[AdaGrad(InitialAccumulator = 0.01)]"),

        Dense("clip-norm", "[ClipGradient(Norm = 0.1)] [Sgd(LearningRate = 0.5)]"),
        Dense("clip-norm-not-reached", "[ClipGradient(Norm = 50)] [Sgd(LearningRate = 0.1, Momentum = 0.9)]"),
        Dense("clip-norm-adam", "[ClipGradient(Norm = 0.05)] [Adam(LearningRate = 0.01, Epsilon = 1e-3)]"),
        Dense("clip-norm-weight-decay", "[ClipGradient(Norm = 0.1)] [Sgd(LearningRate = 0.5, WeightDecay = 0.1)]"),
        Dense("clip-value", "[ClipGradient(Value = 0.02)] [Sgd(LearningRate = 0.5)]"),
        Image("clip-value", "[ClipGradient(Value = 0.05)] [Sgd(LearningRate = 0.3, Momentum = 0.5)]"),
        Image("clip-norm", "[ClipGradient(Norm = 0.2)] [Sgd(LearningRate = 0.3)]"),
        new("optimizer-clip-norm-no-loss",
            "[Network(6)] [Dense(9), Tanh] [Dense(2)] [ClipGradient(Norm = 0.5)] [Sgd(LearningRate = 0.2)]",
            TargetKind.None, 5),
    ];

    private static GoldenCase Dense(string name, string training)
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
