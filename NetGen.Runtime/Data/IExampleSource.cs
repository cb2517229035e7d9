namespace NetGen;

/// <summary>
/// Synthetic examples, as many as are asked for: an example is a function of its index, so it can be drawn at any time,
/// in any order and by any thread.
/// </summary>
/// <typeparam name="TInput">The type of an input's values, such as <see cref="float"/>.</typeparam>
/// <typeparam name="TTarget">
/// The type of a target's values: <see cref="int"/> for class indices, else as the input's.
/// </typeparam>
/// <remarks>
/// A <see cref="RandomSequence"/> of the index draws the random numbers of an example. <see cref="Examples"/> fills a
/// batch or a whole training set.
/// </remarks>
public interface IExampleSource<TInput, TTarget>
{
    /// <summary>The values of one input; at least 1.</summary>
    int InputSize { get; }

    /// <summary>The values of one target; at least 1, and 1 for a class index.</summary>
    int TargetSize { get; }

    /// <summary>Writes an example.</summary>
    /// <param name="index">Which one; the same index gives the same example.</param>
    /// <param name="input">Where its input goes, <see cref="InputSize"/> values; all are written.</param>
    /// <param name="target">Where its target goes, <see cref="TargetSize"/> values; all are written.</param>
    void Draw(long index, Span<TInput> input, Span<TTarget> target);
}
