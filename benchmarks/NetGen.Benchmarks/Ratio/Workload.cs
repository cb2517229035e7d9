namespace NetGen.Benchmarks.Ratio;

/// <summary>What is timed: a network, whether it trains or predicts, and on how many examples at a time.</summary>
internal sealed record Workload(Architecture Architecture, bool Trains, int Batch)
{
    /// <summary>The network, what is done and the batch.</summary>
    public string Name => $"{Architecture.Name}, {Task}, batch {Batch:#,0}";

    /// <summary>The floating-point operations of its products.</summary>
    public long Flops => Trains ? Architecture.StepFlops(Batch) : Architecture.PredictFlops(Batch);

    private string Task => Trains ? $"{Architecture.Optimizer} step" : "predict";
}
