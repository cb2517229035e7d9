namespace NetGen.Benchmarks.Ratio;

/// <summary>The number of threads on each side.</summary>
internal sealed record Threads(int Generated, int Torch)
{
    /// <summary>
    /// The pairs that are compared. A network that NetGen generates runs on its caller's thread alone, also where
    /// TorchSharp has two.
    /// </summary>
    public static IReadOnlyList<Threads> Compared { get; } = [new(1, 1), new(1, 2)];

    /// <summary>The larger of the two.</summary>
    public int Most => Math.Max(Generated, Torch);

    /// <summary>Both numbers in words.</summary>
    public override string ToString() => $"NetGen on {Count(Generated)}, TorchSharp on {Count(Torch)}";

    private static string Count(int threads) => threads == 1 ? "1 thread" : $"{threads} threads";
}
