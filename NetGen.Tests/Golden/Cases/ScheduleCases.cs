namespace NetGen.Tests.Golden;

/// <summary>Learning-rate schedules over the ten steps of a case.</summary>
internal static class ScheduleCases
{
    private const string Sgd = " [Sgd(LearningRate = 0.5)]";

    private const string Adam = " [Adam(LearningRate = 0.02, Epsilon = 1e-3)]";

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        Of("step", "[StepDecay(3, Factor = 0.5)]" + Sgd),
        Of("step-default", "[StepDecay(4)]" + Adam),
        Of("exponential", "[ExponentialDecay(0.8)]" + Sgd),
        Of("cosine", "[CosineDecay(10)]" + Sgd),
        Of("cosine-minimum", "[CosineDecay(6, Minimum = 0.1)]" + Sgd),
        Of("warm-up", "[WarmUp(4)]" + Adam),
        Of("warm-up-start", "[WarmUp(5, Start = 0.1)]" + Sgd),
        Of("warm-up-cosine", "[WarmUp(3)] [CosineDecay(5, Minimum = 0.05)]" + Sgd),
        Of("warm-up-step", "[StepDecay(2)] [WarmUp(3, Start = 0.05)]" + Sgd),
        Of("one-cycle", "[OneCycle(0.5, 10)] [Sgd(Momentum = 0.5)]"),
        Of("one-cycle-arguments",
            "[OneCycle(0.3, 8, WarmUpFraction = 0.5, StartDivisor = 10, EndDivisor = 100)] [Sgd]"),
        Of("plateau", "[ReduceOnPlateau(Factor = 0.3, Patience = 1, Every = 1)]" + Sgd),
        Of("plateau-every",
            "[ReduceOnPlateau(Factor = 0.5, Patience = 1, Every = 2, Threshold = 0.2, Minimum = 0.1)]" + Sgd),
        Of("plateau-cooldown",
            "[ReduceOnPlateau(Factor = 0.5, Patience = 0, Every = 1, Threshold = 0.1, Cooldown = 2)]" + Sgd),
        Of("cosine-and-clip", "[CosineDecay(8)] [ClipGradient(Norm = 0.1)]" + Sgd),
    ];

    private static GoldenCase Of(string name, string training)
        => new(
            $"schedule-{name}",
            $"[Network(6)] [Dense(9), Tanh] [Dense(3), Softmax] [CrossEntropy] {training}",
            TargetKind.ClassIndex,
            8);
}
