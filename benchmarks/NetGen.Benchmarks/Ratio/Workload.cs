namespace NetGen.Benchmarks.Ratio;

/// <summary>What is timed: a network, whether it trains or predicts, and on how many examples at a time.</summary>
internal sealed record Workload(Architecture Architecture, bool Trains, int Batch)
{
    /// <summary>Every workload of the comparison.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(Architectures.SmallAdam, Trains: false, Batch: 1),
        new(Architectures.SmallAdam, Trains: true, Batch: 64),
        new(Architectures.MediumSgd, Trains: true, Batch: 64),
        new(Architectures.MediumAdam, Trains: true, Batch: 64),
        new(Architectures.MediumSgd, Trains: false, Batch: 1),
        new(Architectures.MediumSgd, Trains: false, Batch: 64),
        new(Architectures.DropoutSgd, Trains: true, Batch: 64),
        new(Architectures.LargeSgd, Trains: true, Batch: 256),
        new(Architectures.LargeAdam, Trains: true, Batch: 256),
        new(Architectures.LargeSgd, Trains: false, Batch: 256),
        new(Architectures.LeNetSgd, Trains: true, Batch: 64),
        new(Architectures.LeNetAdam, Trains: true, Batch: 64),
        new(Architectures.LeNetSgd, Trains: false, Batch: 1),
        new(Architectures.LeNetSgd, Trains: false, Batch: 64),
        new(Architectures.ColourSgd, Trains: true, Batch: 64),
        new(Architectures.ColourSgd, Trains: false, Batch: 64),
        new(Architectures.ResidualSgd, Trains: true, Batch: 64),
        new(Architectures.ResidualSgd, Trains: false, Batch: 64),
    ];

    /// <summary>The network, what is done and the batch.</summary>
    public string Name => $"{Architecture.Name}, {Task}, batch {Batch}";

    /// <summary>The floating-point operations of its products.</summary>
    public long Flops => Trains ? Architecture.StepFlops(Batch) : Architecture.PredictFlops(Batch);

    private string Task => Trains ? $"{Architecture.Optimizer} step" : "predict";
}
