namespace NetGen.Tests.Golden;

/// <summary>
/// One network whose numbers are compared with libtorch's. The parameters it starts from, its inputs and its targets
/// come from <see cref="GoldenValues"/>.
/// </summary>
/// <param name="Name">The name of the case and of its file.</param>
/// <param name="Definition">The network: its attributes as a user writes them.</param>
/// <param name="Target">What the loss compares the output with.</param>
/// <param name="Batches">
/// The batch sizes that training takes in turn. The output and the gradients are those of the first batch.
/// </param>
internal sealed record GoldenCase(string Name, string Definition, TargetKind Target, params int[] Batches)
{
    /// <summary>The number of optimizer steps in a golden file.</summary>
    public const int Steps = 10;

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

    /// <summary>One class index an example.</summary>
    ClassIndex,

    /// <summary>A probability for every class, adding up to one an example.</summary>
    Distribution,

    /// <summary>A value in [0, 1] for every output, with exact zeros and ones among them.</summary>
    Probability,

    /// <summary>A value in [-1, 1) for every output.</summary>
    Real,
}
