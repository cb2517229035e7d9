namespace NetGen.Benchmarks.Ratio;

/// <summary>The number of threads that each contender may use.</summary>
internal sealed record Threads(int Count)
{
    /// <summary>What is compared: one thread, and all cores of the machine.</summary>
    public static IReadOnlyList<Threads> Compared { get; } =
        Environment.ProcessorCount == 1 ? [new(1)] : [new(1), new(Environment.ProcessorCount)];

    /// <summary>The number in words.</summary>
    public override string ToString() => Count == 1 ? "1 thread" : $"{Count} threads";
}
