namespace NetGen.Tests.Golden;

/// <summary>Penalties of layers and of whole networks, and bounds of weights.</summary>
internal static class RegularizationCases
{
    private const string Normalised =
        "[Network(2, 4, 5)] [Conv2D(3, 2, Bias = false), BatchNorm, Tanh] [Flatten] [Dense(9), LayerNorm, Tanh] "
        + "[Dense(2)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Dense("l1", "Dense(9, L1 = 0.01), Tanh", ""),
        Dense("l2", "Dense(9, L2 = 0.02), Tanh", ""),
        Dense("l1-and-l2", "Dense(17, L1 = 0.01, L2 = 0.02), Tanh", ""),
        Dense("network-l1", "Dense(9), Tanh", " [L1(0.01)]"),
        Dense("network-l2", "Dense(9), Tanh", " [L2(0.02)]"),
        Dense("network-l1-biases", "Dense(9), Tanh", " [L1(0.01, Biases = true)]"),
        Dense("network-l2-biases", "Dense(33), Tanh", " [L2(0.02, Biases = true)]"),
        Dense("network-l1-and-l2", "Dense(9), Tanh", " [L1(0.005)] [L2(0.01, Biases = true)]"),
        Dense("layer-and-network", "Dense(9, L2 = 0.03, L1 = 0.01), Tanh", " [L2(0.02)]"),
        Dense("l2-and-clip", "Dense(9, L2 = 0.1), Tanh", " [ClipGradient(Norm = 0.2)]"),
        Dense("max-norm", "Dense(9, MaxNorm = 0.9), Tanh", ""),
        Dense("max-norm-seventeen-units", "Dense(17, MaxNorm = 1.05), Tanh", ""),
        Dense("max-norm-and-l2", "Dense(9, MaxNorm = 0.8, L2 = 0.01), Tanh", ""),
        new("regularization-max-norm-adam",
            "[Network(6)] [Dense(33, MaxNorm = 1), Tanh] [Dense(3, MaxNorm = 0.7)] [MeanSquaredError] "
            + "[Adam(LearningRate = 0.02, Epsilon = 1e-3)]",
            TargetKind.Real, 8),
        Of("conv", "[Network(2, 5, 4)] [Conv2D(3, 2, L1 = 0.01, L2 = 0.02), Tanh] [Flatten] [Dense(2)]"),
        Of("conv1d", "[Network(2, 8)] [Conv1D(3, 2, L2 = 0.05), Tanh] [Flatten] [Dense(2, L1 = 0.01)]"),
        Of("conv-max-norm", "[Network(2, 5, 4)] [Conv2D(5, 2, MaxNorm = 0.9), Tanh] [Flatten] [Dense(2)]"),
        Of("conv-groups-max-norm",
            "[Network(4, 5, 4)] [Conv2D(4, 2, Groups = 2, MaxNorm = 0.8), Tanh] [Flatten] [Dense(2)]"),
        Of("network-l2-images", Normalised + " [L2(0.02)]"),
        Of("network-l2-normalization", Normalised + " [L2(0.02, Normalization = true)]"),
        Of("network-l1-biases-and-normalization", Normalised + " [L1(0.01, Biases = true, Normalization = true)]"),
        Of("network-l2-embedding", "[Network(3)] [Embedding(7, 4)] [Flatten] [Dense(2)] [L2(0.02)]"),
        Of("shared-weights",
            """
            [Network(5)] [Dense(5, L2 = 0.05, MaxNorm = 1), Tanh] [Dense(5, SharesWith = "dense1"), Tanh] [Dense(2)]
            """),
        Of("network-l2-shared-weights",
            """
            [Network(5)] [Dense(5), Tanh] [Dense(5, SharesWith = "dense1"), Tanh] [Dense(2)] [L2(0.05)]
            """),
    ];

    private static GoldenCase Dense(string name, string layers, string training)
        => Of(name, $"[Network(6)] [{layers}] [Dense(3)]{training}");

    private static GoldenCase Of(string name, string definition)
        => new(
            "regularization-" + name,
            definition + " [MeanSquaredError] [Sgd(LearningRate = 0.1, Momentum = 0.5)]",
            TargetKind.Real,
            17);
}
