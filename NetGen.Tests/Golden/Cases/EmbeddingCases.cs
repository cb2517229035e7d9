namespace NetGen.Tests.Golden;

/// <summary>Embeddings of single indices and of sequences.</summary>
internal static class EmbeddingCases
{
    private const string End = " [MeanSquaredError] [Sgd(LearningRate = 0.1)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("embedding-one-index", "[Network(1)] [Embedding(10, 4)] [Dense(3)]" + End, TargetKind.Real, 17),
        new("embedding-alone", "[Network(1)] [Embedding(5, 17)]" + End, TargetKind.Real, 5),
        new("embedding-sequence", "[Network(7)] [Embedding(6, 3)] [Flatten] [Dense(2)]" + End, TargetKind.Real, 5),
        new("embedding-of-one-number", "[Network(4)] [Embedding(1, 1)] [Flatten] [Dense(2)]" + End, TargetKind.Real, 5),
        new("embedding-wide",
            "[Network(3)] [Embedding(40, 33)] [Flatten] [Dense(2), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.1)]",
            TargetKind.ClassIndex, 33),
        new("embedding-conv",
            "[Network(9)] [Embedding(12, 5)] [Conv1D(6, 3), ReLU] [Flatten] [Dense(4), Softmax] [CrossEntropy] "
            + "[Adam(LearningRate = 0.01, Epsilon = 1e-4)]",
            TargetKind.ClassIndex, 17),
        new("embedding-softmax-of-a-sequence",
            "[Network(6)] [Embedding(7, 8)] [Conv1D(5, 3, Padding = Padding.Same), Softmax] [CrossEntropy] "
            + "[Sgd(LearningRate = 0.5, Momentum = 0.5)]",
            TargetKind.ClassIndex, 5),
        new("embedding-shared",
            $"""
            [Network]
            [Input("left", 2)] [Embedding(9, 4)] [Flatten(Name = "primary")]
            [Input("right", 2)] [Embedding(9, 4, SharesWith = "embedding1")] [Flatten(Name = "secondary")]
            [Multiply("primary")] [Dense(3)]{End}
            """,
            TargetKind.Real, 17),
        new("embedding-beside-numbers",
            $"""
            [Network]
            [Input("word", 1)] [Embedding(9, 4), Tanh(Name = "meaning")]
            [Input("numbers", 3)] [Dense(5), Tanh] [Concat("meaning")] [Dense(2)]{End}
            """,
            TargetKind.Real, 5),
        new("embedding-penalties",
            "[Network(3)] [Embedding(8, 4, L1 = 0.01, L2 = 0.02)] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 5),
    ];
}
