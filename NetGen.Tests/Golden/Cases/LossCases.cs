namespace NetGen.Tests.Golden;

/// <summary>Losses with every option, of vectors, sequences and images, and several at once.</summary>
internal static class LossCases
{
    private const string Sgd = " [Sgd(LearningRate = 0.1)]";

    private const string Weights = "ClassWeights = new double[] { 0.5, 2, 1, 0.25, 1.5 }";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Of("mae", "[Network(6)] [Dense(9), Tanh] [Dense(3)] [MeanAbsoluteError]", TargetKind.Real, 17),
        Of("mae-wide", "[Network(5)] [Dense(33)] [MeanAbsoluteError]", TargetKind.WideReal, 5),
        Of("mae-image", "[Network(2, 4, 5)] [Conv2D(3, 2)] [MeanAbsoluteError]", TargetKind.Real, 5),
        Of("huber", "[Network(6)] [Dense(9), Tanh] [Dense(3)] [Huber]", TargetKind.WideReal, 17),
        Of("huber-delta", "[Network(6)] [Dense(9), Tanh] [Dense(17)] [Huber(Delta = 0.3)]", TargetKind.WideReal, 5),
        Of("huber-image", "[Network(1, 5, 4)] [Conv2D(2, 2)] [Huber(Delta = 1.5)]", TargetKind.WideReal, 17),
        Of("mse-sequence", "[Network(2, 7)] [Conv1D(3, 3)] [MeanSquaredError]", TargetKind.WideReal, 17),
        Of("mse-weight", "[Network(6)] [Dense(3)] [MeanSquaredError(Weight = 2.5)]", TargetKind.Real, 5),

        Of("bce-positive-weight",
            "[Network(6)] [Dense(9), Tanh] [Dense(4), Sigmoid] [BinaryCrossEntropy(PositiveWeight = 3)]",
            TargetKind.Probability, 17),
        Of("bce-positive-weight-below-one",
            "[Network(6)] [Dense(17), Sigmoid] [BinaryCrossEntropy(PositiveWeight = 0.2)]",
            TargetKind.Probability, 5),
        Of("bce-image",
            "[Network(2, 4, 5)] [Conv2D(3, 2), Sigmoid] [BinaryCrossEntropy(PositiveWeight = 1.5)]",
            TargetKind.Probability, 5),
        Of("bce-sequence", "[Network(2, 6)] [Conv1D(1, 3), Sigmoid] [BinaryCrossEntropy]", TargetKind.Probability, 33),

        .. Classes("ce", "Softmax", "CrossEntropy"),
        .. Classes("nll", "LogSoftmax", "NegativeLogLikelihood"),
        .. Smoothing(),

        new("losses-two-heads",
            $"""
            [Network(6)] [Dense(17), Tanh(Name = "trunk")] [Dense(3), Softmax]
            [From("trunk")] [Dense(2, Name = "value")] [CrossEntropy(Of = "softmax1")]
            [MeanSquaredError(Of = "value", Weight = 0.5)]{Sgd}
            """,
            [TargetKind.ClassIndex, TargetKind.Real],
            17),
        new("losses-two-heads-distributions",
            $"""
            [Network(6)] [Dense(17), Tanh(Name = "trunk")] [Dense(3), Softmax]
            [From("trunk")] [Dense(2, Name = "value")] [Huber(Of = "value", Delta = 0.5, Weight = 2)]
            [CrossEntropy(Of = "softmax1", Weight = 0.25)]{Sgd}
            """,
            [TargetKind.WideReal, TargetKind.Distribution],
            5),
        new("losses-of-a-layer-in-the-middle",
            $"""
            [Network(5)] [Dense(4, Name = "code")] [Tanh] [Dense(5)] [MeanSquaredError]
            [MeanAbsoluteError(Of = "code", Weight = 0.1)]{Sgd}
            """,
            [TargetKind.Real, TargetKind.Real],
            17),
        new("losses-three-kinds-of-classes",
            $"""
            [Network(8)] [Dense(17), ReLU(Name = "trunk")] [Dense(3), Softmax]
            [From("trunk")] [Dense(5), LogSoftmax]
            [From("trunk")] [Dense(2), Sigmoid] [CrossEntropy(Of = "softmax1", LabelSmoothing = 0.1)]
            [NegativeLogLikelihood(Of = "logsoftmax1", Weight = 0.3)]
            [BinaryCrossEntropy(Of = "sigmoid1", Weight = 1.5)]{Sgd}
            """,
            [TargetKind.ClassIndex, TargetKind.ClassIndexOrIgnored, TargetKind.Probability],
            33),
        new("losses-of-image-and-vector",
            $"""
            [Network(2, 5, 5)] [Conv2D(4, 3, Padding = 1), ReLU(Name = "trunk")] [Conv2D(3, 1), Softmax]
            [From("trunk")] [GlobalAvgPool2D] [Dense(2)] [CrossEntropy(Of = "softmax1")] [MeanSquaredError]
            {Sgd}
            """,
            [TargetKind.ClassIndexOrIgnored, TargetKind.Real],
            5),
    ];

    // What both losses over classes have.
    private static IEnumerable<GoldenCase> Classes(string name, string layer, string loss)
    {
        var vector = $"[Network(6)] [Dense(9), Tanh] [Dense(5), {layer}] ";
        var image = $"[Network(2, 4, 3)] [Conv2D(5, 2), {layer}] ";
        return
        [
            Of($"{name}-class-weights", $"{vector}[{loss}({Weights})]", TargetKind.ClassIndex, 17),
            Of($"{name}-class-weights-distributions", $"{vector}[{loss}({Weights})]", TargetKind.Distribution, 5),
            Of($"{name}-ignored", $"{vector}[{loss}]", TargetKind.ClassIndexOrIgnored, 17),
            Of($"{name}-ignored-class", $"{vector}[{loss}(IgnoreIndex = 2)]", TargetKind.ClassIndex, 33),
            Of($"{name}-ignored-index-and-weights",
                $"{vector}[{loss}(IgnoreIndex = 255, {Weights})]",
                TargetKind.ClassIndexOrIgnored, 17),
            Of($"{name}-image", $"{image}[{loss}]", TargetKind.ClassIndex, 5),
            Of($"{name}-image-distributions", $"{image}[{loss}]", TargetKind.Distribution, 17),
            Of($"{name}-image-weights-and-ignored", $"{image}[{loss}({Weights})]", TargetKind.ClassIndexOrIgnored, 17),
            Of($"{name}-image-class-weights-distributions",
                $"{image}[{loss}({Weights})]",
                TargetKind.Distribution, 5),
            Of($"{name}-sequence",
                $"[Network(2, 7)] [Conv1D(17, 3), {layer}] [{loss}]",
                TargetKind.ClassIndexOrIgnored, 5),
            Of($"{name}-weight", $"{vector}[{loss}(Weight = 0.5)]", TargetKind.ClassIndex, 5),
        ];
    }

    private static IEnumerable<GoldenCase> Smoothing()
    {
        const string Vector = "[Network(6)] [Dense(9), Tanh] [Dense(5), Softmax] ";
        const string Image = "[Network(2, 4, 3)] [Conv2D(5, 2), Softmax] ";
        return
        [
            Of("ce-smoothing", Vector + "[CrossEntropy(LabelSmoothing = 0.1)]", TargetKind.ClassIndex, 17),
            Of("ce-smoothing-distributions",
                Vector + "[CrossEntropy(LabelSmoothing = 0.2)]",
                TargetKind.Distribution, 5),
            Of("ce-smoothing-and-weights",
                $"{Vector}[CrossEntropy(LabelSmoothing = 0.1, {Weights})]",
                TargetKind.ClassIndex, 17),
            Of("ce-smoothing-and-weights-distributions",
                $"{Vector}[CrossEntropy(LabelSmoothing = 0.1, {Weights})]",
                TargetKind.Distribution, 17),
            Of("ce-every-option",
                $"{Vector}[CrossEntropy({Weights}, LabelSmoothing = 0.15, IgnoreIndex = -1, Weight = 1.5)]",
                TargetKind.ClassIndexOrIgnored, 33),
            Of("ce-image-every-option",
                $"{Image}[CrossEntropy({Weights}, LabelSmoothing = 0.15, IgnoreIndex = 3)]",
                TargetKind.ClassIndex, 17),
        ];
    }

    private static GoldenCase Of(string name, string definition, TargetKind target, int batch)
        => new("loss-" + name, definition + Sgd, target, batch);
}
