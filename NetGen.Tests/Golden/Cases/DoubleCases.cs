namespace NetGen.Tests.Golden;

/// <summary>Networks of double precision.</summary>
internal static class DoubleCases
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("double-dense",
            "[Network(10, Precision = Precision.Double)] [Dense(17), Tanh] [Dense(3), Softmax] [CrossEntropy] [Adam]",
            TargetKind.ClassIndex, 17),
        new("double-conv",
            """
            [Network(2, 6, 5, Precision = Precision.Double)] [Conv2D(4, 3, Bias = false), BatchNorm, GELU]
            [MaxPool2D(2)] [Flatten] [Dense(2)] [MeanSquaredError] [RMSProp(LearningRate = 0.002)]
            """,
            TargetKind.Real, 17),
        new("double-graph",
            """
            [Network(Precision = Precision.Double)]
            [Input("word", 3)] [Embedding(7, 4), Flatten(Name = "meaning")]
            [Input("numbers", 5)] [Dense(12), SiLU] [Multiply("meaning")] [LayerNorm] [Dense(3), LogSoftmax]
            [NegativeLogLikelihood] [L2(0.01)] [ClipGradient(Norm = 0.5)]
            [Sgd(LearningRate = 0.1, Momentum = 0.9)]
            """,
            TargetKind.ClassIndexOrIgnored, 5),
    ];
}
