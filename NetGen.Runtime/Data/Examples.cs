using NetGen.Kernels;

namespace NetGen;

/// <summary>Batches of synthetic examples.</summary>
public static class Examples
{
    /// <summary>Fills a batch, or a training set, with consecutive examples of a source.</summary>
    /// <param name="source">Where the examples come from.</param>
    /// <param name="firstIndex">The index of the first; those of the others follow it.</param>
    /// <param name="inputs">Where the inputs go, back to back: their number says how many examples are drawn.</param>
    /// <param name="targets">Where their targets go, back to back.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A length does not fit, or the source gives a size below 1. Nothing has been written.
    /// </exception>
    public static void Fill<TInput, TTarget>(
        IExampleSource<TInput, TTarget> source, long firstIndex, Span<TInput> inputs, Span<TTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (inputSize, targetSize) = (source.InputSize, source.TargetSize);
        if (inputSize < 1 || targetSize < 1)
        {
            throw new ArgumentException(
                $"'{nameof(source)}' has inputs of {inputSize} and targets of {targetSize} values; both must be at "
                + "least 1.",
                nameof(source));
        }

        var count = Require.Batch(inputs.Length, inputSize, nameof(inputs));
        Require.Length(targets.Length, count, targetSize, nameof(targets));
        for (var i = 0; i < count; i++)
        {
            source.Draw(
                firstIndex + i, inputs.Slice(i * inputSize, inputSize), targets.Slice(i * targetSize, targetSize));
        }
    }
}
