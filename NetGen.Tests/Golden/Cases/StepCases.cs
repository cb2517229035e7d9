namespace NetGen.Tests.Golden;

/// <summary>
/// Layers without a derivative: before all that is trained, between layers that are, where those before get no gradient and
/// stay as they are, and trained through by the straight-through estimator.
/// </summary>
internal static class StepCases
{
    private const string End = " [MeanSquaredError] [Sgd(LearningRate = 0.05)]";

    private static readonly (string Name, string Attribute, string Options)[] Layers =
    [
        ("sign", "Sign", ""),
        ("round", "Round", ""),
        ("threshold", "Threshold", ""),
        ("threshold-above-0", "Threshold", "0.25"),
        ("arg-max-one-hot", "ArgMax", "OneHot = true"),
    ];

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. Layers.SelectMany(layer => Cases(layer.Name, layer.Attribute, layer.Options)),
        new("step-arg-max", "[Network(10)] [Dense(17), Tanh, ArgMax] [Dense(3)]" + End, TargetKind.Real, 5),
        new("step-arg-max-image", "[Network(3, 4, 5)] [ArgMax] [Conv2D(2, 2)] [Flatten] [Dense(2)]" + End, TargetKind.Real, 17),
        new("step-arg-max-sequence", "[Network(5, 6)] [ArgMax] [Conv1D(2, 2)]" + End, TargetKind.Real, 17),
        new("step-arg-max-predicts", "[Network(10)] [Dense(17), ArgMax]", TargetKind.None, 5),
        new("step-arg-max-predicts-an-image", "[Network(2, 4, 5)] [Conv2D(6, 2), ArgMax]", TargetKind.None, 17),
        new("step-sign-predicts", "[Network(10)] [Dense(17), Sign]", TargetKind.None, 5),
        new("step-cut-off-from-adamw",
            "[Network(10)] [Dense(17), Sign] [Dense(3)] [MeanSquaredError] [AdamW(WeightDecay = 0.2)]",
            TargetKind.Real, 5),
        new("step-beside-a-way-through",
            """
            [Network(10)] [Dense(7), Tanh(Name = "trunk")] [Dense(5), Sign(Name = "hard")] [From("trunk")] [Dense(5), Tanh]
            [Multiply("hard")] [Dense(3)]
            """ + End,
            TargetKind.Real, 17),
        new("step-two-losses-one-cut-off",
            """
            [Network(8)] [Dense(6), Tanh(Name = "trunk")] [Dense(4), Round(Name = "r")] [From("trunk")] [Dense(3, Name = "d")]
            [MeanSquaredError(Of = "r")] [MeanSquaredError(Of = "d")] [Sgd(LearningRate = 0.05)]
            """,
            [TargetKind.Real, TargetKind.Real], 5),
        new("step-double",
            "[Network(10, Precision = Precision.Double)] [Dense(17), Tanh, Sign(StraightThrough = true)] [Dense(3)]" + End,
            TargetKind.Real, 5),
    ];

    private static IEnumerable<GoldenCase> Cases(string name, string attribute, string options)
    {
        var plain = options.Length == 0 ? attribute : $"{attribute}({options})";
        var through = $"{attribute}({(options.Length == 0 ? "" : options + ", ")}StraightThrough = true)";
        return
        [
            new($"step-{name}", $"[Network(10)] [Dense(17), {plain}] [Dense(3)]{End}", TargetKind.Real, 5),
            new($"step-{name}-wide-input", $"[Network(19)] [{plain}] [Dense(2)]{End}", TargetKind.Real, 17) { InputScale = 3 },
            new($"step-{name}-straight-through",
                $"[Network(10)] [Dense(17), {through}] [Dense(3)]{End}",
                TargetKind.Real, 5),
            new($"step-{name}-straight-through-image",
                $"[Network(2, 4, 5)] [Conv2D(3, 2), {through}] [Flatten] [Dense(2)]{End}",
                TargetKind.Real, 5),
            new($"step-{name}-straight-through-wide-input",
                $"[Network(19)] [{through}] [Dense(2)]{End}",
                TargetKind.Real, 17)
            {
                InputScale = 3,
            },
        ];
    }
}
