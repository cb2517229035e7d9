namespace NetGen.Tests.Execution;

/// <summary>
/// Small networks of double precision that have every layer, loss and penalty with every option between them. Each is
/// a definition without the parts that all have in common: <c>[Network(…)]</c> stands for the shape, and what has no
/// loss gets a squared error.
/// </summary>
internal static class DoubleGradientCases
{
    private static readonly string[] Activations =
    [
        "Identity", "Sigmoid", "Tanh", "ReLU", "LeakyReLU", "LeakyReLU(Slope = 0.3)", "PReLU", "PReLU(Start = -0.4)",
        "PReLU(PerChannel = true)", "ELU", "ELU(Alpha = 1.7)", "SELU", "GELU", "GELU(Approximate = true)", "SiLU", "Mish",
        "Softplus", "Softplus(Beta = 2.5)", "HardSigmoid", "HardSwish", "Softmax", "LogSoftmax", "Sign", "Round", "Threshold",
        "Threshold(0.3)", "ArgMax", "ArgMax(OneHot = true)",
        """Activation(typeof(Own), "Silu")""", """Activation(typeof(Own), "Wave")""", """Activation(typeof(Own), "Bent")""",
        """Activation(typeof(Own), "Bent", PerChannel = true)""", """Activation(typeof(Own), "Scaled")""",
        """Activation(typeof(Own), "Series", PerChannel = true)""", """Activation(typeof(Own), "Precise")""",
        """Activation(typeof(Own), "Stairs")""", """Activation(typeof(Own), "Root")""",
    ];

    private static readonly string[] Vectors =
    [
        "[5] [Dense(3)]",
        "[5] [Dense(17, Bias = false), Tanh] [Dense(33)]",
        "[4] [Sigmoid] [Dense(2)]",
        "[6] [Softmax] [Dense(2)]",
        "[5] [BatchNorm] [Dense(3), BatchNorm(Epsilon = 0.01, Momentum = 0.3), Tanh] [Dense(2)]",
        "[5] [Dense(17), BatchNorm(Affine = false), Sigmoid] [Dense(2)]",
        "[5] [LayerNorm] [Dense(17), LayerNorm(Epsilon = 0.02), Tanh] [Dense(2)]",
        "[5] [Dense(6), LayerNorm(Affine = false), Tanh] [Dense(2)]",
        "[12] [Reshape(3, 4)] [Conv1D(2, 2), Tanh] [Reshape(6)] [Dense(2)]",
        "[12] [Reshape(2, 2, 3)] [Conv2D(2, 2), Tanh] [Reshape(2, 2)] [LayerNorm] [Flatten] [Dense(2)]",
        "[1] [Embedding(7, 4)] [Tanh] [Dense(2)]",
        "[3] [Embedding(5, 4)] [Tanh] [Flatten] [Dense(2)]",
        "[5] [Embedding(3, 17)] [Conv1D(2, 2), Tanh]",
        """
        [Input("a", 2)] [Embedding(5, 3)] [Flatten(Name = "first")]
        [Input("b", 2)] [Embedding(5, 3, SharesWith = "embedding1")] [Flatten] [Multiply("first")] [Dense(2)]
        """,
    ];

    private static readonly string[] Images =
    [
        "[3, 5, 4] [Conv2D(4, 3)]",
        "[2, 5, 6] [Conv2D(3, 2, 3), Tanh] [Conv2D(17, 2)]",
        "[2, 3, 3] [Conv2D(3, 3, Bias = false), Tanh] [Flatten] [Dense(2)]",
        "[17, 2, 3] [Conv2D(5, 1), Tanh]",
        "[2, 6, 5] [Conv2D(3, 3, Stride = 2, Padding = 1), Tanh] [Conv2D(2, 2)]",
        "[2, 7, 5] [Conv2D(3, 2, Stride = 3, Padding = Padding.Same), Tanh]",
        "[2, 5, 6] [Conv2D(3, 4, 2, Padding = Padding.Same), Tanh] [Conv2D(2, 2)]",
        "[2, 7, 6] [Tanh] [Conv2D(3, 3, Dilation = 2), Tanh] [Conv2D(2, 2)]",
        "[2, 7, 7] [Tanh] [Conv2D(3, 3, Dilation = 2, Padding = 2, Stride = 2), Sigmoid] [Conv2D(2, 2)]",
        "[4, 5, 4] [Tanh] [Conv2D(6, 3, Groups = 2), Tanh] [Conv2D(6, 1, Groups = 3)]",
        "[3, 5, 5] [Conv2D(3, 3, Groups = 3, Padding = 1), Tanh] [Conv2D(6, 2, Groups = 3)]",
        "[4, 7, 8] [Conv2D(6, 3, 2, Stride = 2, Padding = 2, Dilation = 2, Groups = 2, Bias = false), Tanh] [Conv2D(2, 1)]",
        "[3, 9] [Conv1D(4, 3), Tanh] [Conv1D(2, 2)]",
        "[1, 11] [Conv1D(17, 4, Stride = 3, Padding = 2), Tanh] [Conv1D(2, 2)]",
        "[2, 12] [Tanh] [Conv1D(3, 3, Dilation = 3, Padding = Padding.Same), Tanh] [Conv1D(2, 2, Stride = 2)]",
        "[4, 8] [Conv1D(6, 2, Groups = 2, Bias = false), Tanh] [Conv1D(6, 2, Groups = 6)]",
        "[2, 5, 6] [Tanh] [MaxPool2D(2)] [Conv2D(2, 2)]",
        "[2, 6, 7] [Conv2D(3, 2), Tanh] [MaxPool2D(3, 2, Stride = 1, Padding = 1)]",
        "[2, 7, 6] [Conv2D(2, 2), ReLU] [MaxPool2D(2, Stride = 3)] [Flatten] [Dense(2)]",
        "[2, 5, 6] [Tanh] [AvgPool2D(2)] [Conv2D(2, 2)]",
        "[2, 6, 7] [Tanh] [AvgPool2D(3, 2, Stride = 2, Padding = 1)] [Tanh]",
        "[2, 6, 7] [Tanh] [AvgPool2D(3, Stride = 2, Padding = 1, CountPadding = false)] [Tanh]",
        "[3, 4, 5] [Conv2D(17, 2), Tanh] [GlobalAvgPool2D] [Dense(2)]",
        "[3, 4, 5] [BatchNorm] [Conv2D(2, 2, Bias = false), BatchNorm(Momentum = 0.2, Epsilon = 0.01), Tanh]",
        "[2, 4, 3] [Conv2D(3, 2), BatchNorm(Affine = false), Tanh]",
        "[3, 5] [Conv1D(4, 2), BatchNorm, Tanh]",
        "[2, 4, 3] [LayerNorm] [Conv2D(3, 2), LayerNorm(Epsilon = 0.02), Tanh]",
        "[3, 5] [Tanh] [LayerNorm(Affine = false)] [Conv1D(2, 2)]",
        """[2, 4, 4] [Conv2D(3, 2), Activation(typeof(Own), "Bent", PerChannel = true)] [Conv2D(2, 2), Activation(typeof(Own), "Silu")]""",
        """[3, 5] [Activation(typeof(Own), "Scaled")] [Conv1D(17, 2), Activation(typeof(Own), "Scaled", PerChannel = true)]""",
        """[3, 5] [Conv1D(4, 2), Activation(typeof(Own), "Root"), Tanh] [Conv1D(2, 2), Activation(typeof(Own), "Series")]""",
        "[2, 4, 4] [Conv2D(3, 2), SiLU, Tanh, PReLU(PerChannel = true)] [Conv2D(2, 2), ELU, Softplus]",
        "[2, 4, 4] [PReLU] [Conv2D(3, 2), Softmax] [Conv2D(2, 2), LogSoftmax]",
        "[3, 5] [Softmax] [Conv1D(17, 2), LogSoftmax] [Conv1D(2, 2), GELU]",
        "[2, 4, 5] [Conv2D(3, 2), Sign] [Conv2D(3, 2), Tanh, ArgMax] [Conv2D(2, 1)]",
        "[2, 4, 5] [ArgMax(OneHot = true)] [Conv2D(3, 2), Round] [Flatten, Threshold(0.5)] [Dense(2)]",
        "[3, 5] [Conv1D(4, 2), ArgMax] [Conv1D(2, 2)]",
        "[2, 5, 4] [Conv2D(3, 2), HardSwish, Mish, ELU(Alpha = 0.6), SELU, Softplus(Beta = 2), LeakyReLU, HardSigmoid]",
    ];

    private static readonly string[] Graphs =
    [
        """[5] [Dense(5), Tanh] [Add("input")] [Tanh] [Dense(2)]""",
        """[5] [Dense(4, Name = "a"), Tanh] [Dense(4, Name = "b"), Sigmoid] [Dense(4)] [Add("a", "b")] [Tanh]""",
        """[5] [Dense(4), Tanh(Name = "a")] [Add("a")] [Tanh]""",
        """[5] [Dense(4), Tanh(Name = "a")] [Multiply("a", "a")]""",
        """[4] [Dense(5, Name = "a"), Tanh] [Dense(5, Name = "b"), Tanh] [Dense(5)] [Multiply("a", "b")] [Dense(2)]""",
        """[4] [Dense(33), Tanh(Name = "a")] [Dense(5), Tanh(Name = "b")] [From("input")] [Dense(3)] [Concat("a", "b")] [Tanh]""",
        """[3] [Tanh(Name = "a")] [Concat("a", "input")] [Tanh] [Dense(2)]""",
        """[4] [Dense(8), Tanh(Name = "t")] [Dense(8), Sigmoid(Name = "l")] [From("t")] [Dense(8), SiLU] [Multiply("l")] [Add("t")]""",
        """[4] [Dense(6, Name = "a")] [From("a")] [Tanh(Name = "b")] [From("a")] [Sigmoid] [Add("a", "b")] [Dense(2)]""",
        // The gradient of b must not be where that of a grows.
        """
        [4] [Dense(4), Tanh(Name = "a")] [From("input")] [Dense(4), Sigmoid(Name = "b")]
        [From("a")] [Dense(4), Tanh(Name = "c")] [From("b")] [Add("a")] [Multiply("c")] [Dense(2)]
        """,
        """[4] [Dense(6), Tanh(Name = "a")] [Dense(5), Sign(Name = "s")] [From("a")] [Dense(5)] [Multiply("s")] [Dense(2)]""",
        """[5] [Tanh(Name = "a")] [Round(Name = "r")] [From("a")] [Add("r")] [Dense(2)]""",
        """[5] [Dense(5), Tanh] [Dense(5, SharesWith = "dense1"), Sign] [Dense(5, SharesWith = "dense1")]""",
        """[3, 5, 4] [Conv2D(3, 3, Padding = 1), Tanh] [Conv2D(3, 3, Padding = 1)] [Add("input")] [Tanh]""",
        """[2, 4, 5] [Conv2D(3, 1), Tanh(Name = "a")] [From("input")] [Tanh] [Concat("a", "input")] [Conv2D(2, 2)]""",
        """[2, 5, 4] [Conv2D(3, 2), Tanh(Name = "a")] [From("input")] [Conv2D(3, 2), Sigmoid] [Multiply("a")]""",
        """[3, 7] [Conv1D(2, 3, Padding = 1), Tanh] [Concat("input")] [Conv1D(2, 2)]""",
        """[5] [Dense(5), Tanh] [Dense(5, SharesWith = "dense1"), Tanh] [Dense(5, SharesWith = "dense1")]""",
        """[3, 5, 4] [Conv2D(3, 3, Padding = 1), Tanh] [Conv2D(3, 3, Padding = 1, SharesWith = "conv2d1"), Tanh]""",
        """[2, 6] [Conv1D(2, 2), Tanh] [Conv1D(2, 2, SharesWith = "conv1d1"), Tanh]""",
        """
        [Input("left", 4)] [Dense(6), Tanh(Name = "a")]
        [Input("right", 3)] [Dense(6), Sigmoid] [Multiply("a")] [Dense(2)]
        """,
        """
        [Input("picture", 1, 4, 5)] [Conv2D(3, 2), Tanh] [GlobalAvgPool2D(Name = "seen")]
        [Input("word", 2)] [Embedding(5, 3)] [Flatten(Name = "meaning")]
        [Input("facts", 4)] [Concat("seen", "meaning")] [Dense(3), Tanh] [Dense(2)]
        """,
        """[5] [Dense(7), Tanh(Name = "trunk")] [Dense(3), Softmax(Name = "p")] [From("trunk")] [Dense(1, Name = "v")] [Output("p", "v")]""",
        """[5] [Dense(7), Tanh(Name = "code")] [Dense(5)] [Output("dense2", "code")]""",
        """[2, 4, 4] [Conv2D(3, 2), Tanh(Name = "map")] [Flatten] [Dense(2, Name = "head")] [Output("head", "map")]""",
    ];

    private static readonly string[] Losses =
    [
        "[5] [Dense(4), Tanh] [MeanSquaredError(Weight = 2.5)]",
        "[5] [Dense(17)] [MeanAbsoluteError]",
        "[5] [Dense(3), Tanh] [Huber]",
        "[2, 3, 4] [Conv2D(3, 2)] [Huber(Delta = 0.3)]",
        "[2, 3, 4] [Conv2D(3, 2), Tanh] [MeanAbsoluteError(Weight = 0.5)]",
        """[5] [Dense(3), Tanh] [Loss(typeof(Own), "Charbonnier", Weight = 0.7)]""",
        """[2, 3, 4] [Conv2D(3, 2)] [Loss(typeof(Own), "Charbonnier")]""",
        """[5] [Dense(3), Activation(typeof(Own), "Bent")] [Loss(typeof(Own), "Tilted")]""",
        """
        [5] [Dense(6), Activation(typeof(Own), "Silu", Name = "trunk")] [Dense(3)] [Loss(typeof(Own), "Charbonnier")]
        [Loss(typeof(Own), "Tilted", Of = "trunk")]
        """,
        "[5] [Dense(3), Sigmoid] [BinaryCrossEntropy]",
        """
        [5] [Dense(4), Tanh(Name = "a")] [Round(Name = "r")] [MeanSquaredError(Of = "a")] [MeanSquaredError(Of = "r")]
        """,
        "[2, 3, 4] [Conv2D(3, 2), Sigmoid] [BinaryCrossEntropy(PositiveWeight = 3)]",
        .. Classes("Softmax", "CrossEntropy"),
        .. Classes("LogSoftmax", "NegativeLogLikelihood"),
        "[5] [Dense(4), Softmax] [CrossEntropy(LabelSmoothing = 0.2)]",
        "[5] [Dense(3), Softmax] [CrossEntropy(ClassWeights = new[] { 0.5, 2, 1 }, LabelSmoothing = 0.1, IgnoreIndex = 1)]",
        "[2, 3, 4] [Conv2D(3, 2), Softmax] [CrossEntropy(ClassWeights = new[] { 0.5, 2, 1 }, LabelSmoothing = 0.1)]",
        """
        [5] [Dense(6), Tanh(Name = "trunk")] [Dense(3), Softmax] [From("trunk")] [Dense(2), Sigmoid]
        [From("trunk")] [Dense(4), LogSoftmax] [CrossEntropy(Of = "softmax1", Weight = 0.5)]
        [BinaryCrossEntropy(Of = "sigmoid1")] [NegativeLogLikelihood(Weight = 2)] [Huber(Of = "trunk", Weight = 0.3)]
        """,
        """
        [5] [Dense(6), Tanh] [Dense(4), LogSoftmax] [From("tanh1")] [Dense(2), Sigmoid] [From("tanh1")] [Dense(3)]
        [NegativeLogLikelihood(Of = "logsoftmax1")] [BinaryCrossEntropy(Of = "sigmoid1", Weight = 1.5)]
        [MeanSquaredError(Of = "dense4", Weight = 0.4)] [MeanAbsoluteError(Of = "tanh1", Weight = 0.2)]
        """,
        """
        [6] [Dense(5), Tanh] [Dense(4, Name = "d")] [Softmax(Name = "s")]
        [CrossEntropy(Of = "s")] [MeanSquaredError(Of = "d", Weight = 3)]
        """,
        """
        [6] [Dense(5), Tanh] [Dense(4, Name = "d")] [Sigmoid(Name = "s")]
        [MeanSquaredError(Of = "s")] [MeanSquaredError(Of = "d", Weight = 3)]
        """,
    ];

    private static readonly string[] Regularised =
    [
        "[5] [Dense(4, L1 = 0.03), Tanh] [Dense(3, L2 = 0.05)]",
        "[5] [Dense(17), Tanh] [Dense(3)] [MeanSquaredError] [L1(0.02)] [L2(0.03)]",
        "[5] [Dense(4, L2 = 0.01, MaxNorm = 1), Tanh] [Dense(3)] [MeanSquaredError] [L1(0.02, Biases = true)]",
        "[2, 4, 3] [Conv2D(3, 2, L1 = 0.02, L2 = 0.01, MaxNorm = 1), BatchNorm, Tanh] [Flatten] [Dense(2), LayerNorm] "
            + "[MeanSquaredError] [L2(0.02, Biases = true, Normalization = true)]",
        "[2, 6] [Conv1D(3, 2, L2 = 0.05, L1 = 0.01, MaxNorm = 1), BatchNorm, Tanh] [MeanSquaredError] "
            + "[L1(0.02, Normalization = true)]",
        "[3] [Embedding(5, 4, L1 = 0.02, L2 = 0.03)] [Flatten] [Dense(2)]",
        """[5] [Dense(5, L2 = 0.05), Tanh] [Dense(5, SharesWith = "dense1")] [MeanSquaredError] [L2(0.02)]""",
    ];

    private static readonly string[] Random =
    [
        "[6] [Dropout(0.4)] [Dense(17), Tanh] [Dropout(0.5)] [Dense(2)]",
        "[5] [Dense(6), Tanh] [Dense(6), Dropout(0.3)]",
        "[3, 4, 3] [Dropout(0.4)] [Conv2D(4, 2), Tanh, Dropout(0.25)] [Conv2D(2, 2)]",
        "[5] [GaussianNoise(0.3)] [Dense(6), GaussianNoise(0.2), Tanh] [Dense(2)]",
        "[2, 4, 3] [GaussianNoise(0.3)] [Conv2D(3, 2), Tanh, GaussianNoise(0.2)] [Tanh]",
        """[5] [Dense(6), Tanh(Name = "a")] [Dropout(0.5)] [Add("a")] [GaussianNoise(0.1)] [Multiply("a")] [Dense(2)]""",
        "[5] [Dense(6), Tanh] [Dense(2)] [MeanSquaredError] [WeightNoise(0.2)] [L2(0.01)] [L1(0.02)]",
        "[2, 4, 3] [Conv2D(3, 2), BatchNorm, Tanh] [Flatten] [Dense(2)] [MeanSquaredError] [WeightNoise(0.1)]",
        "[5] [Dense(3), Tanh] [MeanSquaredError(TargetNoise = 0.2)]",
        "[5] [Dense(3)] [MeanAbsoluteError(TargetNoise = 0.2)]",
        "[2, 3, 4] [Conv2D(3, 2)] [Huber(TargetNoise = 0.4)]",
        "[5] [Dense(3), Sigmoid] [BinaryCrossEntropy(TargetNoise = 0.1)]",
        """[5] [Dense(3)] [Loss(typeof(Own), "Charbonnier", TargetNoise = 0.3)]""",
    ];

    /// <summary>The definitions by what they are about.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Groups =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["activations"] = Definitions(Activations.Select(activation => $"[5] [Dense(6), {activation}] [Dense(3)]")),
            ["vectors"] = Definitions(Vectors),
            ["images"] = Definitions(Images),
            ["graphs"] = Definitions(Graphs),
            ["losses"] = Definitions(Losses),
            ["regularisation"] = Definitions(Regularised),
            ["random"] = Definitions(Random),
        };

    public static readonly IReadOnlyList<string> All = [.. Groups.Values.SelectMany(group => group)];

    // What both losses over classes have.
    private static IEnumerable<string> Classes(string layer, string loss) =>
    [
        $"[5] [Dense(17), {layer}] [{loss}]",
        $"[5] [Dense(4), {layer}] [{loss}(ClassWeights = new[] {{ 0.5, 2, 1, 0.25 }}, IgnoreIndex = -1)]",
        $"[2, 3, 4] [Conv2D(3, 2), {layer}] [{loss}(ClassWeights = new[] {{ 0.5, 2, 1 }}, Weight = 0.5)]",
        $"[2, 6] [Conv1D(4, 2), {layer}] [{loss}(IgnoreIndex = 2)]",
    ];

    private static List<string> Definitions(IEnumerable<string> texts) => [.. texts.Select(Definition)];

    private static string Definition(string text)
    {
        const string Precision = "Precision = Precision.Double";
        var end = text.IndexOf(']', StringComparison.Ordinal);
        var definition = char.IsAsciiDigit(text[1])
            ? $"[Network({text[1..end]}, {Precision}){text[end..]}"
            : $"[Network({Precision})] {text}";
        var hasLoss = definition.Contains("Error", StringComparison.Ordinal)
            || definition.Contains("Entropy", StringComparison.Ordinal)
            || definition.Contains("Huber", StringComparison.Ordinal)
            || definition.Contains("[NegativeLog", StringComparison.Ordinal)
            || definition.Contains("[Loss", StringComparison.Ordinal);
        if (definition.Contains("[Output", StringComparison.Ordinal))
            return definition;
        return definition + (hasLoss ? " [Sgd]" : " [MeanSquaredError] [Sgd]");
    }
}
