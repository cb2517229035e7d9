namespace NetGen;

/// <summary>A batch of examples, ready for a training step; valid until the next one is asked for.</summary>
/// <typeparam name="TInput">The type of an input's values.</typeparam>
/// <typeparam name="TTarget">The type of a target's values.</typeparam>
public readonly ref struct Batch<TInput, TTarget>
{
    internal Batch(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> indices)
    {
        Inputs = inputs;
        Targets = targets;
        Indices = indices;
    }

    /// <summary>The inputs, back to back, changed by the transform where there is one.</summary>
    public ReadOnlySpan<TInput> Inputs { get; }

    /// <summary>The targets, back to back.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }

    /// <summary>Which examples of the training set these are, for what else belongs to them.</summary>
    public ReadOnlySpan<int> Indices { get; }

    /// <summary>The number of examples.</summary>
    public int Count => Indices.Length;
}
