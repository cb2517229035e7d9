namespace NetGen.Tests.Golden;

/// <summary>
/// Every activation with every option: between dense layers, over images, and on inputs that reach into all its parts.
/// </summary>
internal static class ActivationCases
{
    private const string End = " [MeanSquaredError] [Sgd(LearningRate = 0.05)]";

    // Where outputs are large: larger steps would leave the valley, and amplify rounding errors.
    private const string SlowEnd = " [MeanSquaredError] [Sgd(LearningRate = 0.005)]";

    private static readonly (string Name, string Attribute)[] Simple =
    [
        ("identity", "Identity"),
        ("sigmoid", "Sigmoid"),
        ("tanh", "Tanh"),
        ("relu", "ReLU"),
        ("leaky-relu", "LeakyReLU"),
        ("leaky-relu-slope", "LeakyReLU(Slope = 0.3)"),
        ("prelu", "PReLU"),
        ("prelu-per-channel", "PReLU(PerChannel = true)"),
        ("elu", "ELU"),
        ("elu-alpha", "ELU(Alpha = 1.7)"),
        ("selu", "SELU"),
        ("gelu", "GELU"),
        ("gelu-approximate", "GELU(Approximate = true)"),
        ("silu", "SiLU"),
        ("mish", "Mish"),
        ("softplus", "Softplus"),
        ("softplus-beta", "Softplus(Beta = 2.5)"),
        ("hard-sigmoid", "HardSigmoid"),
        ("hard-swish", "HardSwish"),
        ("softmax", "Softmax"),
        ("log-softmax", "LogSoftmax"),
    ];

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. Simple.SelectMany(activation => Cases(activation.Name, activation.Attribute)),
        new("softmax-of-a-sequence", "[Network(5, 4)] [Softmax] [Flatten] [Dense(3)]" + End, TargetKind.Real, 17),
        new("log-softmax-of-a-sequence", "[Network(3, 6)] [LogSoftmax] [Conv1D(2, 2)]" + End, TargetKind.Real, 17),
        new("softmax-of-an-image-seventeen-channels",
            "[Network(2, 3, 4)] [Conv2D(17, 2), Softmax] [Flatten] [Dense(2)]" + End,
            TargetKind.Real, 33),
        new("prelu-of-a-sequence",
            "[Network(3, 5)] [PReLU(PerChannel = true)] [Conv1D(2, 2)]" + End,
            TargetKind.Real, 17),
        new("activations-in-a-row-of-an-image",
            "[Network(2, 4, 4)] [Conv2D(3, 2), SiLU, Tanh, PReLU] [Conv2D(2, 2), ELU, Softplus]" + End,
            TargetKind.Real, 5),
        new("activations-in-a-row-of-a-vector",
            "[Network(5)] [Dense(17), Mish, HardSwish, LeakyReLU] [Dense(3), GELU, Softmax, SELU]" + End,
            TargetKind.Real, 5),
    ];

    private static IEnumerable<GoldenCase> Cases(string name, string attribute)
    {
        var end = attribute == "LogSoftmax" ? SlowEnd : End;
        return
        [
            new($"activation-{name}", $"[Network(10)] [Dense(17), {attribute}] [Dense(3)]{end}", TargetKind.Real, 5),
            new($"activation-{name}-image",
                $"[Network(2, 4, 5)] [Conv2D(3, 2), {attribute}] [Flatten] [Dense(2)]{end}",
                TargetKind.Real, 5),
            new($"activation-{name}-wide-input",
                $"[Network(19)] [{attribute}] [Dense(2)]{SlowEnd}",
                TargetKind.Real, 17)
            {
                InputScale = 6,
            },
        ];
    }
}
