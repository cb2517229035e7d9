namespace NetGen.Benchmarks.Ratio;

/// <summary>Workloads that are measured and reported together.</summary>
internal sealed record WorkloadGroup(string Name, IReadOnlyList<Workload> Workloads)
{
    /// <summary>One or more of each kind of network, from the smallest to those bound by memory.</summary>
    public static WorkloadGroup Table { get; } = new("table",
    [
        Step(Architectures.TinySgd, 1),
        Step(Architectures.TinySgd, 32),
        Step(Architectures.SmallAdam, 64),
        Step(Architectures.SmallAdam, 10_000),
        Predict(Architectures.SmallAdam, 1),
        Step(Architectures.MediumSgd, 64),
        Step(Architectures.MediumAdam, 64),
        Predict(Architectures.MediumSgd, 1),
        Predict(Architectures.MediumSgd, 64),
        Step(Architectures.DropoutSgd, 64),
        Step(Architectures.LargeSgd, 256),
        Step(Architectures.LargeAdam, 256),
        Predict(Architectures.LargeSgd, 256),
        Step(Architectures.LeNetSgd, 64),
        Step(Architectures.LeNetAdam, 64),
        Predict(Architectures.LeNetSgd, 1),
        Predict(Architectures.LeNetSgd, 64),
        Step(Architectures.ColourSgd, 64),
        Predict(Architectures.ColourSgd, 1),
        Predict(Architectures.ColourSgd, 64),
        Step(Architectures.ResidualSgd, 64),
        Predict(Architectures.ResidualSgd, 1),
        Predict(Architectures.ResidualSgd, 64),
    ]);

    /// <summary>One network over batches of all sizes.</summary>
    public static WorkloadGroup Sweep { get; } = new("sweep",
    [
        .. new[] { 32, 64, 128, 256, 512 }.Select(batch => Step(Architectures.WideAdam, batch)),
        .. new[] { 1, 8, 32, 128, 512, 1024 }.Select(batch => Predict(Architectures.WideAdam, batch)),
    ]);

    /// <summary>Sizes that no vector divides, each beside its round neighbour.</summary>
    public static WorkloadGroup Odd { get; } = new("odd",
    [
        Step(Architectures.OddSgd, 61),
        Step(Architectures.RoundSgd, 64),
        Predict(Architectures.OddSgd, 61),
        Predict(Architectures.RoundSgd, 64),
        .. new[]
        {
            Architectures.Channels17Sgd,
            Architectures.Channels16Sgd,
            Architectures.Kernel5x3Sgd,
            Architectures.Kernel5x5Sgd,
        }.SelectMany(architecture => new[] { Step(architecture, 64), Predict(architecture, 64) }),
    ]);

    /// <summary>All groups.</summary>
    public static IReadOnlyList<WorkloadGroup> All { get; } = [Table, Sweep, Odd];

    /// <summary>The workloads of the group whose name contains a text.</summary>
    public WorkloadGroup Where(string filter)
        => this with
        {
            Workloads =
                [.. Workloads.Where(workload => workload.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))],
        };

    private static Workload Step(Architecture architecture, int batch) => new(architecture, Trains: true, batch);

    private static Workload Predict(Architecture architecture, int batch) => new(architecture, Trains: false, batch);
}
