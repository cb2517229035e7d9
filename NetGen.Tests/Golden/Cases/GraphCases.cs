namespace NetGen.Tests.Golden;

/// <summary>Branches and joins, several inputs and outputs, shared parameters.</summary>
internal static class GraphCases
{
    private const string End = "[MeanSquaredError] [Sgd(LearningRate = 0.1)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("graph-add",
            $"""
            [Network(6)] [Dense(17), Tanh(Name = "skip")] [Dense(17), ReLU] [Add("skip")] [Dense(2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-add-three",
            $"""
            [Network(5)] [Dense(3, Name = "a"), Tanh] [Dense(3, Name = "b"), Sigmoid] [Dense(3)]
            [Add("a", "b")] [Dense(2)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-add-of-the-input",
            $"""
            [Network(5)] [Dense(7), Tanh] [Dense(5)] [Add("input")] [ReLU] [Dense(2)] {End}
            """,
            TargetKind.Real, 33),
        new("graph-multiply",
            $"""
            [Network(6)] [Dense(17, Name = "content")] [Tanh(Name = "signal")]
            [From("content")] [Sigmoid] [Multiply("signal")] [Dense(2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-multiply-three",
            $"""
            [Network(4)] [Dense(5, Name = "a"), Tanh] [Dense(5, Name = "b"), Tanh] [Dense(5)]
            [Multiply("a", "b")] [Dense(2)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-concat",
            $"""
            [Network(6)] [Dense(3), Tanh(Name = "a")]
            [From("input")] [Dense(17), ReLU(Name = "b")]
            [From("input")] [Dense(5), Sigmoid] [Concat("a", "b", "input")] [Dense(2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-concat-wide",
            $"""
            [Network(6)] [Dense(33), Tanh(Name = "a")]
            [From("input")] [Dense(31), Tanh] [Concat("a")] [Dense(2)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-dense-net",
            $"""
            [Network(4)] [Dense(3), Tanh(Name = "a")] [Concat("input")] [Dense(3), Tanh(Name = "b")]
            [Concat("a", "input")] [Dense(2)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-diamond",
            """
            [Network(4)] [Dense(8), Tanh(Name = "top")] [Dense(8), Sigmoid(Name = "left")]
            [From("top")] [Dense(8), ReLU] [Multiply("left")] [Add("top")] [Dense(3), Softmax] [CrossEntropy]
            [Sgd(LearningRate = 0.1)]
            """,
            TargetKind.ClassIndex, 17),

        new("graph-residual",
            $"""
            [Network(3, 5, 6)] [Conv2D(3, 3, Padding = 1), ReLU] [Conv2D(3, 3, Padding = 1)] [Add("input")]
            [ReLU] {End}
            """,
            TargetKind.Real, 5),
        new("graph-residual-block",
            """
            [Network(2, 6, 6)] [Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, ReLU(Name = "stem")]
            [Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
            [Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm] [Add("stem")] [ReLU] [GlobalAvgPool2D]
            [Dense(3), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.05, Momentum = 0.9)]
            """,
            TargetKind.ClassIndex, 17),
        new("graph-residual-strided",
            $"""
            [Network(2, 7, 5)] [Conv2D(4, 1, Stride = 2, Name = "shortcut")]
            [From("input")] [Conv2D(4, 3, Stride = 2, Padding = 1), Tanh] [Conv2D(4, 3, Padding = 1)]
            [Add("shortcut")] [Tanh] {End}
            """,
            TargetKind.Real, 5),
        new("graph-concat-images",
            $"""
            [Network(2, 5, 5)] [Conv2D(3, 1), ReLU(Name = "a")]
            [From("input")] [Conv2D(4, 3, Padding = 1), ReLU(Name = "b")]
            [From("input")] [MaxPool2D(3, Stride = 1, Padding = 1)] [Concat("a", "b")] [Conv2D(2, 1)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-concat-sequences",
            $"""
            [Network(3, 7)] [Conv1D(2, 3, Padding = 1), Tanh] [Concat("input")] [Conv1D(2, 2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-squeeze-and-excite",
            $"""
            [Network(2, 4, 4)] [Conv2D(5, 2, Name = "image")] [GlobalAvgPool2D] [Dense(3), ReLU]
            [Dense(5), Sigmoid(Name = "gate")]
            [From("image")] [Tanh] [GlobalAvgPool2D] [Multiply("gate")] [Dense(2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-multiply-images",
            $"""
            [Network(2, 5, 4)] [Conv2D(3, 2), Tanh(Name = "a")]
            [From("input")] [Conv2D(3, 2), Sigmoid] [Multiply("a")] {End}
            """,
            TargetKind.Real, 17),

        new("graph-two-inputs",
            $"""
            [Network]
            [Input("left", 8)] [Dense(16), ReLU(Name = "primary")]
            [Input("right", 4)] [Dense(16), ReLU] [Add("primary")] [Dense(2)] {End}
            """,
            TargetKind.Real, 17),
        new("graph-two-inputs-two-losses",
            """
            [Network]
            [Input("left", 5)] [Dense(9), Tanh(Name = "a")]
            [Input("right", 3)] [Dense(17), Tanh] [Concat("a")] [Dense(7), ReLU(Name = "joint")]
            [Dense(3), Softmax]
            [From("joint")] [Dense(2), Sigmoid] [CrossEntropy(Of = "softmax1")]
            [BinaryCrossEntropy(Of = "sigmoid1", Weight = 0.7)] [Sgd(LearningRate = 0.1)]
            """,
            [TargetKind.ClassIndex, TargetKind.Probability],
            17, 5),
        new("graph-image-and-vector",
            """
            [Network]
            [Input("picture", 1, 6, 5)] [Conv2D(3, 3), ReLU] [MaxPool2D(2)] [Flatten(Name = "seen")]
            [Input("facts", 4)] [Dense(6), Tanh] [Concat("seen")] [Dense(3), Softmax] [CrossEntropy]
            [Adam(LearningRate = 0.01, Epsilon = 1e-4)]
            """,
            TargetKind.ClassIndex, 17),
        new("graph-three-inputs",
            $"""
            [Network]
            [Input("a", 3)]
            [Input("b", 3)]
            [Input("c", 3)] [Multiply("a", "b")] [Dense(2)] {End}
            """,
            TargetKind.Real, 5),
        new("graph-siamese",
            """
            [Network]
            [Input("left", 6)] [Dense(9), Tanh] [Dense(4, Name = "primary")]
            [Input("right", 6)] [Dense(9, SharesWith = "dense1"), Tanh] [Dense(4, SharesWith = "primary")]
            [Multiply("primary")] [Dense(1), Sigmoid] [BinaryCrossEntropy] [Sgd(LearningRate = 0.2)]
            """,
            TargetKind.Probability, 17),
        new("graph-shared-conv",
            $"""
            [Network(3, 6, 5)] [Conv2D(3, 3, Padding = 1), Tanh]
            [Conv2D(3, 3, Padding = 1, SharesWith = "conv2d1"), Tanh] [Conv2D(3, 3, SharesWith = "conv2d1")]
            {End}
            """,
            TargetKind.Real, 5),
        new("graph-shared-conv1d",
            """
            [Network]
            [Input("left", 2, 7)] [Conv1D(3, 2, Bias = false), ReLU(Name = "a")]
            [Input("right", 2, 7)] [Conv1D(3, 2, Bias = false, SharesWith = "conv1d1"), ReLU] [Add("a")]
            [Flatten] [Dense(2)] [MeanSquaredError] [Adam(LearningRate = 0.01, Epsilon = 1e-3)]
            """,
            TargetKind.Real, 17),
        new("graph-shared-dense-thrice",
            $"""
            [Network(17)] [Dense(17), Tanh] [Dense(17, SharesWith = "dense1"), Tanh]
            [Dense(17, SharesWith = "dense1")] {End}
            """,
            TargetKind.Real, 5),

        new("graph-two-outputs",
            """
            [Network(5)] [Dense(7), Tanh(Name = "trunk")] [Dense(3), Softmax(Name = "policy")]
            [From("trunk")] [Dense(1, Name = "value")] [Output("policy", "value")]
            """,
            TargetKind.None, 5),
        new("graph-two-outputs-optimizer",
            """
            [Network]
            [Input("left", 2, 4, 3)] [Conv2D(3, 2), Tanh(Name = "map")] [Flatten(Name = "flat")]
            [Input("right", 4)] [Concat("flat")] [Dense(3, Name = "head")] [Output("head", "map")]
            [Sgd(LearningRate = 0.05, Momentum = 0.5)]
            """,
            TargetKind.None, 17),
        new("graph-output-in-the-middle",
            """
            [Network(5)] [Dense(7), Tanh(Name = "code")] [Dense(5)] [Output("dense2", "code")]
            """,
            TargetKind.None, 17),
    ];
}
