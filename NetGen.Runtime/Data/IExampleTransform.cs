namespace NetGen;

/// <summary>
/// Changes examples at random before a network is trained with them. <see cref="ImageAugmentation"/> is one for images;
/// implement it for examples of another kind.
/// </summary>
/// <typeparam name="T">The type of an example's values.</typeparam>
public interface IExampleTransform<T>
{
    /// <summary>The values of one example.</summary>
    int ExampleSize { get; }

    /// <summary>
    /// Writes changed examples. What an example is changed into depends on its index and on <paramref name="draw"/>,
    /// not on the other examples of the call, and <see cref="RandomSequence"/> draws numbers for it.
    /// </summary>
    /// <param name="source">One or more examples, back to back.</param>
    /// <param name="destination">Where the changed examples go, as many values; all are written.</param>
    /// <param name="draw">How often the examples were drawn before, such as the number of the epoch.</param>
    /// <param name="firstIndex">The index of the first example; those of the others follow it.</param>
    /// <exception cref="ArgumentException">A length does not fit. Nothing has been written.</exception>
    void Apply(ReadOnlySpan<T> source, Span<T> destination, long draw, long firstIndex);
}
