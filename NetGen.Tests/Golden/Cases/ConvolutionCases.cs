namespace NetGen.Tests.Golden;

/// <summary>Convolutions over images and sequences, in every option.</summary>
internal static class ConvolutionCases
{
    private const string End = " [MeanSquaredError] [Sgd(LearningRate = 0.2)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Image("one-channel", "1, 6, 5", "Conv2D(1, 3)", 1),
        Image("3x3", "3, 7, 9", "Conv2D(4, 3)", 5),
        Image("seventeen-channels", "17, 5, 4", "Conv2D(17, 3)", 17),
        Image("5x3", "2, 9, 7", "Conv2D(3, 5, 3)", 5),
        Image("2x5", "3, 4, 8", "Conv2D(2, 2, 5)", 16),
        Image("1x1", "5, 3, 4", "Conv2D(7, 1)", 33),
        Image("1x1-one-pixel", "16, 1, 1", "Conv2D(32, 1)", 5),
        Image("thirty-three-channels", "4, 3, 3", "Conv2D(33, 2)", 5),
        Image("whole-image", "3, 4, 5", "Conv2D(6, 4, 5)", 17),
        Image("no-bias", "2, 5, 5", "Conv2D(3, 3, Bias = false)", 5),
        Image("padding", "2, 5, 6", "Conv2D(3, 3, Padding = 1)", 5),
        Image("padding-beyond-kernel", "1, 3, 4", "Conv2D(2, 2, Padding = 3)", 5),
        Image("stride", "2, 9, 8", "Conv2D(3, 3, Stride = 2)", 17),
        Image("stride-beyond-kernel", "2, 8, 7", "Conv2D(3, 2, Stride = 3)", 5),
        Image("stride-and-padding", "3, 8, 7", "Conv2D(4, 3, Stride = 2, Padding = 1)", 5),
        Image("same", "2, 5, 6", "Conv2D(3, 3, Padding = Padding.Same)", 5),
        Image("same-5x3", "2, 4, 5", "Conv2D(3, 5, 3, Padding = Padding.Same)", 5),
        Image("same-even-kernel", "2, 5, 6", "Conv2D(3, 4, 2, Padding = Padding.Same)", 5),
        Image("same-strided", "3, 7, 8", "Conv2D(4, 3, Stride = 2, Padding = Padding.Same)", 17),
        Image("same-stride-beyond-kernel", "2, 7, 8", "Conv2D(3, 2, Stride = 3, Padding = Padding.Same)", 5),
        Image("same-even-strided", "2, 6, 9", "Conv2D(3, 4, Stride = 2, Padding = Padding.Same)", 5),
        Image("dilation", "2, 7, 8", "Conv2D(3, 3, Dilation = 2)", 5),
        Image("dilation-same-even", "2, 5, 7", "Conv2D(2, 2, Dilation = 3, Padding = Padding.Same)", 5),
        Image("groups", "4, 6, 5", "Conv2D(6, 3, Groups = 2)", 5),
        Image("groups-wide", "34, 3, 3", "Conv2D(34, 2, Groups = 2)", 5),
        Image("depthwise", "5, 6, 5", "Conv2D(5, 3, Groups = 5, Padding = 1)", 17),
        Image("depthwise-twofold", "3, 5, 6", "Conv2D(6, 3, Groups = 3)", 5),
        Image("depthwise-seventeen", "17, 4, 4", "Conv2D(17, 2, Groups = 17, Bias = false)", 5),
        Image("every-option", "4, 9, 11", "Conv2D(6, 3, 2, Stride = 2, Padding = 2, Dilation = 2, Groups = 2)", 5),
        Image("relu", "3, 6, 6", "Conv2D(5, 3), ReLU", 33),
        Image("batches", "2, 6, 5", "Conv2D(3, 3), Tanh", 17, 17, 3, 33, 1),

        Sequence("plain", "3, 11", "Conv1D(4, 3)", 5),
        Sequence("one-channel", "1, 40", "Conv1D(17, 7, Stride = 3)", 5),
        Sequence("same-even", "2, 9", "Conv1D(3, 4, Padding = Padding.Same)", 17),
        Sequence("same-strided", "3, 10", "Conv1D(4, 3, Stride = 3, Padding = Padding.Same)", 5),
        Sequence("dilation", "2, 16", "Conv1D(3, 3, Dilation = 4, Padding = 4)", 5),
        Sequence("depthwise", "17, 8", "Conv1D(17, 3, Groups = 17, Padding = 1)", 5),
        Sequence("groups-no-bias", "6, 9", "Conv1D(4, 2, Groups = 2, Bias = false)", 33),
        Sequence("stride-beyond-kernel", "2, 13", "Conv1D(3, 2, Stride = 5, Padding = 1)", 5),

        new("conv2d-two-in-a-row",
            "[Network(2, 7, 6)] [Conv2D(4, 3, Padding = 1), Tanh] [Conv2D(3, 3, Stride = 2), Sigmoid]" + End,
            TargetKind.Probability, 33),
        new("conv2d-between-reshapes",
            "[Network(48)] [Reshape(3, 4, 4)] [Conv2D(5, 2), Tanh] [Reshape(15, 3)] [Conv1D(4, 2)] [Flatten] "
            + "[Dense(3)]" + End,
            TargetKind.Real, 5),
        new("depthwise-and-pointwise",
            "[Network(6, 7, 7)] [Conv2D(6, 3, Groups = 6, Padding = Padding.Same, Bias = false)] [Conv2D(10, 1), ReLU] "
            + "[GlobalAvgPool2D] [Dense(3), Softmax] [CrossEntropy] [Adam(LearningRate = 0.01, Epsilon = 1e-4)]",
            TargetKind.ClassIndex, 17),
        new("conv1d-stack",
            "[Network(2, 20)] [Conv1D(5, 5, Padding = Padding.Same), ReLU] [Conv1D(7, 3, Stride = 2), Tanh] [Flatten] "
            + "[Dense(4), Softmax] [CrossEntropy] [Sgd(LearningRate = 0.05, Momentum = 0.9)]",
            TargetKind.ClassIndex, 17),
        new("lenet-5",
            "[Network(1, 28, 28)] [Conv2D(6, 5, Padding = 2), ReLU] [MaxPool2D(2)] [Conv2D(16, 5), ReLU] "
            + "[MaxPool2D(2)] [Flatten] [Dense(120), ReLU] [Dense(84), ReLU] [Dense(10), Softmax] "
            + "[CrossEntropy] [Sgd(LearningRate = 0.01, Momentum = 0.9)]",
            TargetKind.ClassIndex, 5),
        new("lenet-5-as-published",
            "[Network(1, 32, 32)] [Conv2D(6, 5), Tanh] [AvgPool2D(2)] [Conv2D(16, 5), Tanh] [AvgPool2D(2)] "
            + "[Conv2D(120, 5), Tanh] [Flatten] [Dense(84), Tanh] [Dense(10), Softmax] [CrossEntropy] "
            + "[Sgd(LearningRate = 0.02)]",
            TargetKind.ClassIndex, 5),
    ];

    private static GoldenCase Image(string name, string shape, string layer, params int[] batches)
        => new($"conv2d-{name}", $"[Network({shape})] [{layer}]{End}", TargetKind.Real, batches);

    private static GoldenCase Sequence(string name, string shape, string layer, params int[] batches)
        => new($"conv1d-{name}", $"[Network({shape})] [{layer}]{End}", TargetKind.Real, batches);
}
