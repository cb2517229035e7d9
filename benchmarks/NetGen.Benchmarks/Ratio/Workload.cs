namespace NetGen.Benchmarks.Ratio;

/// <summary>What is timed: a network, whether it trains or predicts, and on how many examples at a time.</summary>
internal sealed record Workload(Mlp Mlp, bool Trains, int Batch)
{
    private static readonly Mlp SmallAdam = new(
        [4, 32, 16, 4], Activation.Tanh, Objective.Regression, Optimizer.Adam, () => new SmallAdam(seed: 1));

    private static readonly Mlp MediumSgd = new(
        [784, 128, 64, 10], Activation.ReLU, Objective.Classification, Optimizer.Sgd, () => new MediumSgd(seed: 1));

    private static readonly Mlp MediumAdam = MediumSgd with
    {
        Optimizer = Optimizer.Adam,
        Generate = () => new MediumAdam(seed: 1),
    };

    private static readonly Mlp LargeSgd = new(
        [784, 1024, 1024, 10], Activation.ReLU, Objective.Classification, Optimizer.Sgd, () => new LargeSgd(seed: 1));

    private static readonly Mlp LargeAdam = LargeSgd with
    {
        Optimizer = Optimizer.Adam,
        Generate = () => new LargeAdam(seed: 1),
    };

    /// <summary>Every workload of the comparison.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(SmallAdam, Trains: false, Batch: 1),
        new(SmallAdam, Trains: true, Batch: 64),
        new(MediumSgd, Trains: true, Batch: 64),
        new(MediumAdam, Trains: true, Batch: 64),
        new(MediumSgd, Trains: false, Batch: 1),
        new(MediumSgd, Trains: false, Batch: 64),
        new(LargeSgd, Trains: true, Batch: 256),
        new(LargeAdam, Trains: true, Batch: 256),
        new(LargeSgd, Trains: false, Batch: 256),
    ];

    /// <summary>The widths, what is done and the batch.</summary>
    public string Name => $"{Mlp.Name}, {(Trains ? $"{Mlp.Optimizer} step" : "predict")}, batch {Batch}";

    /// <summary>The floating-point operations of its matrix products.</summary>
    public long Flops => Trains ? Mlp.StepFlops(Batch) : Mlp.PredictFlops(Batch);
}
