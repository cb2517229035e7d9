namespace NetGen.Tests.Golden;

/// <summary>
/// One network whose numbers are compared with libtorch's. The parameters it starts from, its inputs and its targets
/// come from <see cref="GoldenValues"/>.
/// </summary>
/// <param name="Name">The name of the case and of its file.</param>
/// <param name="Definition">The network: its attributes as a user writes them.</param>
/// <param name="Targets">What each loss compares its output with; none for a network without a loss.</param>
/// <param name="Batches">
/// The batch sizes that training takes in turn. The output and the gradients are those of the first batch.
/// </param>
internal sealed record GoldenCase(
    string Name, string Definition, IReadOnlyList<TargetKind> Targets, params int[] Batches)
{
    /// <summary>A case with one loss or, for <see cref="TargetKind.None"/>, without.</summary>
    public GoldenCase(string name, string definition, TargetKind target, params int[] batches)
        : this(name, definition, target == TargetKind.None ? [] : [target], batches)
    {
    }

    /// <summary>The number of optimizer steps in a golden file.</summary>
    public const int Steps = 10;

    /// <summary>The bound of the inputs, which lie between it and its negative. The default is 1.</summary>
    public double InputScale { get; init; } = 1;

    /// <summary>The batch size of the given step.</summary>
    public int BatchOf(int step) => Batches[step % Batches.Length];

    /// <summary>The name of the case.</summary>
    public override string ToString() => Name;
}

/// <summary>What a target consists of.</summary>
internal enum TargetKind
{
    /// <summary>The network has no loss: its gradient comes from <see cref="GoldenValues.OutputGradient"/>.</summary>
    None,

    /// <summary>One class index an example; for an image or a sequence one for each position.</summary>
    ClassIndex,

    /// <summary>The same, with the index that the loss ignores in about every fourth place.</summary>
    ClassIndexOrIgnored,

    /// <summary>
    /// A probability for every class, adding up to one an example; for an image or a sequence at each position.
    /// </summary>
    Distribution,

    /// <summary>A value in [0, 1] for every output, with exact zeros and ones among them.</summary>
    Probability,

    /// <summary>A value in [-1, 1) for every output.</summary>
    Real,

    /// <summary>A value in [-3, 3) for every output: errors on both sides of a Huber loss's bend.</summary>
    WideReal,
}
