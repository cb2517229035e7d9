namespace NetGen.Tests.Execution;

/// <summary>A batch of random examples whose targets fit a definition's loss.</summary>
internal sealed class TrainingBatch
{
    private TrainingBatch(float[] input, float[] target, int[]? classes) =>
        (Input, Target, Classes) = (input, target, classes);

    public float[] Input { get; }

    /// <summary>One value an output: the numbers to learn, probabilities, or a distribution over classes.</summary>
    public float[] Target { get; }

    /// <summary>
    /// The same target as class indices, where the loss takes them and the target was drawn as classes.
    /// </summary>
    public int[]? Classes { get; }

    /// <summary>
    /// Targets as the loss is mostly used: classes for losses over classes, otherwise one value an output.
    /// </summary>
    public static TrainingBatch For(CompiledNetwork network, int size, int seed = 1) =>
        For(network.Definition, size, seed);

    /// <inheritdoc cref="For(CompiledNetwork, int, int)"/>
    public static TrainingBatch For(NetworkDefinition network, int size, int seed = 1)
    {
        var batch = Values(network, size, seed);
        if (!network.HasClassIndexLoss)
            return batch;
        var outputs = batch.Target.Length / size;
        var classes = batch.Target.Chunk(outputs).Select(row => Array.IndexOf(row, row.Max())).ToArray();
        var target = new float[batch.Target.Length];
        for (var i = 0; i < size; i++)
            target[(i * outputs) + classes[i]] = 1;
        return new TrainingBatch(batch.Input, target, classes);
    }

    /// <summary>Targets of one value an output; for losses over classes a distribution that sums to 1.</summary>
    public static TrainingBatch Values(CompiledNetwork network, int size, int seed = 1) =>
        Values(network.Definition, size, seed);

    /// <inheritdoc cref="Values(CompiledNetwork, int, int)"/>
    public static TrainingBatch Values(NetworkDefinition network, int size, int seed = 1)
    {
        var reference = new ReferenceNetwork(network.Attributes);
        var random = new Random(seed);
        var input = Draw(random, size * reference.InputSize, -1.5, 1.5);
        var target = Draw(random, size * reference.OutputSize, 0, 1);
        if (network.HasClassIndexLoss)
            target = [.. target.Chunk(reference.OutputSize).SelectMany(row => row.Select(value => value / row.Sum()))];
        return new TrainingBatch(input, target, null);
    }

    public static float[] Draw(Random random, int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(from + ((to - from) * random.NextDouble())))];

    public float Backward(INetworkUnderTest network) =>
        Classes is null ? network.Backward(Target) : network.Backward(Classes);

    public float Step(INetworkUnderTest network) =>
        Classes is null ? network.Step(Input, Target) : network.Step(Input, Classes);

    public float Evaluate(INetworkUnderTest network) =>
        Classes is null ? network.Evaluate(Input, Target) : network.Evaluate(Input, Classes);
}
