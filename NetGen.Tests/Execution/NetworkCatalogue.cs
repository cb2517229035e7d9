namespace NetGen.Tests.Execution;

/// <summary>
/// Definitions that between them use every layer, loss and optimizer, and the widths and orders that code is likely to
/// get wrong. Compiled together, when the first is asked for.
/// </summary>
internal static class NetworkCatalogue
{
    public const string TinyRegression =
        "[Network(1)] [Dense(2), Tanh] [Dense(1)] [MeanSquaredError] [Sgd(LearningRate = 0.1)]";

    public const string TinyBinary =
        "[Network(2)] [Dense(2), Sigmoid] [Dense(1), Sigmoid] [BinaryCrossEntropy] [Adam(LearningRate = 0.01)]";

    public const string TwoClasses =
        "[Network(2)] [Dense(2)] [LogSoftmax] [NegativeLogLikelihood] [Sgd(LearningRate = 0.05, Momentum = 0.9)]";

    public const string OddWidths =
        "[Network(97)] [Dense(53), ReLU] [Dense(31), Sigmoid] [Dense(7), Softmax] [CrossEntropy] "
        + "[Sgd(LearningRate = 0.05, Momentum = 0.9, Nesterov = true)]";

    public const string Digits =
        "[Network(784)] [Dense(128), ReLU] [Dense(10), Softmax] [CrossEntropy] [Adam]";

    public const string SmallRegression =
        "[Network(4)] [Dense(32), Tanh] [Dense(16), Tanh] [Dense(4)] [MeanSquaredError] [Adam(LearningRate = 0.01)]";

    public const string LogClassifier =
        "[Network(20)] [Dense(64), ReLU] [Dense(10), LogSoftmax] [NegativeLogLikelihood] "
        + "[Adam(LearningRate = 0.002, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6)]";

    public const string StackedActivations =
        "[Network(6)] [Dense(40)] [Dense(33), Tanh, Sigmoid, ReLU] [Dense(2), Sigmoid] [BinaryCrossEntropy] [Adam]";

    public const string Untrained = "[Network(3)] [Dense(4), Softmax]";

    /// <summary>Definitions with a loss and an optimizer.</summary>
    private static readonly string[] TrainableDefinitions =
    [
        TinyRegression,
        TinyBinary,
        TwoClasses,
        OddWidths,
        Digits,
        "[Network(1)] [Dense(1)] [MeanSquaredError] [Sgd]",
        "[Network(2)] [Dense(2), ReLU] [Dense(2), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
        SmallRegression,
        LogClassifier,
        "[Network(5)] [Dense(7, Bias = false), Tanh] [Dense(3, Bias = false)] [MeanSquaredError] [Adam]",
        "[Network(40)] [Dense(33, Bias = false), ReLU] [Dense(3, Bias = false), Softmax] [CrossEntropy] "
            + "[Sgd(Momentum = 0.5)]",
        "[Network(6)] [Tanh] [Dense(5), Identity] [Dense(3), Sigmoid] [MeanSquaredError] "
            + "[Sgd(Momentum = 0.9, Nesterov = true)]",
        "[Network(48)] [Sigmoid] [Dense(40), Identity] [Dense(3), Tanh] [MeanSquaredError] [Sgd]",
        StackedActivations,
        "[Network(9)] [Dense(12)] [Dense(10), Tanh, Sigmoid] [Dense(3), Sigmoid] [BinaryCrossEntropy] [Sgd]",
        "[Network(300)] [Dense(130), Softmax] [CrossEntropy] [Adam]",
        "[Network(17)] [Dense(1), Tanh] [Dense(65), ReLU] [Dense(1)] [MeanSquaredError] [Adam]",
        "[Network(16)] [Dense(32), ReLU] [Dense(32), ReLU] [Dense(32), ReLU] [Dense(32), ReLU] "
            + "[Dense(16)] [MeanSquaredError] [Adam]",
        "[Network(8)] [Dense(4), ReLU] [Dense(8), Identity] [MeanSquaredError] [Sgd(LearningRate = 0.02)]",
        "[Network(7)] [Dense(33), Tanh] [Dense(3)] [MeanSquaredError] "
            + "[Sgd(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.5, WeightDecay = 0.01)]",
        "[Network(7)] [Dense(20), Tanh] [Dense(3)] [MeanSquaredError] [Adam(WeightDecay = 0.1)]",
        "[Network(7)] [Dense(20), Tanh] [Dense(3)] [MeanSquaredError] [AdamW]",
        "[Network(7)] [Dense(20), Tanh] [Dense(3)] [MeanSquaredError] [RMSProp(LearningRate = 0.001)]",
        "[Network(35)] [Dense(20), ReLU] [Dense(3), Softmax] [CrossEntropy] "
            + "[RMSProp(LearningRate = 0.001, Alpha = 0.9, Epsilon = 1e-5, WeightDecay = 0.01, Momentum = 0.5, "
            + "Centered = true)]",
        "[Network(7)] [Dense(20), Tanh] [Dense(3)] [MeanSquaredError] [AdaGrad]",
        "[Network(7)] [Dense(40), Tanh] [Dense(3)] [MeanSquaredError] "
            + "[AdaGrad(LearningRateDecay = 0.01, WeightDecay = 0.01, InitialAccumulator = 0.1, Epsilon = 1e-8)]",
        "[Network(6)] [LeakyReLU] [Dense(40), LeakyReLU(Slope = 0.2)] [Dense(20), ELU] [Dense(3), ELU(Alpha = 0.5)] "
            + "[MeanSquaredError] [Adam]",
        "[Network(5)] [Softplus(Beta = 2)] [Dense(33), SELU] [Dense(12), Softplus] [Dense(4), HardSigmoid] "
            + "[MeanSquaredError] [Sgd]",
        "[Network(6)] [Dense(40), Tanh, Sign] [Dense(33), Tanh] [Dense(3)] [MeanSquaredError] [Sgd(Momentum = 0.9)]",
        "[Network(6)] [Threshold(0.1)] [Dense(12), Round] [Dense(3)] [MeanSquaredError] [Adam]",
    ];

    /// <summary>Definitions without a loss, without an optimizer, or without both.</summary>
    private static readonly string[] OtherDefinitions =
    [
        Untrained,
        "[Network(3)] [Dense(4), LogSoftmax]",
        "[Network(100)] [Dense(40), Tanh] [Dense(35), Softmax]",
        "[Network(64)] [Dense(50), LogSoftmax]",
        "[Network(8)] [Dense(17), ReLU] [Dense(2), Tanh] [Adam]",
        "[Network(70)] [Dense(64), ReLU] [Dense(33), Sigmoid] [Sgd(Momentum = 0.9)]",
        "[Network(33)] [Dense(48), Sigmoid] [Dense(3), Softmax] [CrossEntropy]",
        "[Network(5)] [Tanh]",
        "[Network(7)] [Dense(4), Threshold(-0.2)]",
        "[Network(7)] [Dense(20), ArgMax(OneHot = true)]",
    ];

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Networks = new(() =>
        NetworkHarness.Compile([.. TrainableDefinitions, .. OtherDefinitions])
            .ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> Trainable => [.. TrainableDefinitions];

    public static TheoryData<string> WithLoss =>
        [.. TrainableDefinitions, .. OtherDefinitions.Where(text => new NetworkDefinition(text).HasLoss)];

    public static TheoryData<string> WithOptimizer =>
        [.. TrainableDefinitions, .. OtherDefinitions.Where(text => new NetworkDefinition(text).HasOptimizer)];

    public static TheoryData<string> All => [.. TrainableDefinitions, .. OtherDefinitions];

    public static CompiledNetwork Get(string definition) => Networks.Value[definition];
}
