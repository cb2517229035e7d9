namespace NetGen.Benchmarks.Ratio;

/// <summary>
/// Random batches. Every run takes the next one, as training does: no contender finds its input in the nearest cache
/// only because it has just had it.
/// </summary>
internal sealed class Data
{
    public const int Batches = 4;

    public Data(int batch, int inputSize, int outputSize)
    {
        var random = new Random(1);
        Inputs = Repeat(() => Values(batch * inputSize));
        Targets = Repeat(() => Values(batch * outputSize));
        Classes = Repeat(() => Enumerable.Range(0, batch).Select(_ => random.Next(outputSize)).ToArray());
        (Batch, InputSize, OutputSize) = (batch, inputSize, outputSize);

        float[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextSingle()) - 1)];
        static T[][] Repeat<T>(Func<T[]> make) => [.. Enumerable.Range(0, Batches).Select(_ => make())];
    }

    public int Batch { get; }

    public int InputSize { get; }

    public int OutputSize { get; }

    /// <summary>Inputs in [-1, 1).</summary>
    public float[][] Inputs { get; }

    /// <summary>Targets of a regression, in [-1, 1).</summary>
    public float[][] Targets { get; }

    /// <summary>Targets of a classification.</summary>
    public int[][] Classes { get; }
}
