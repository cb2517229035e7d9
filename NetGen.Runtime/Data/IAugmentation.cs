namespace NetGen;

/// <summary>
/// A random change to one image that leaves what it shows the same, so that a network sees more than it was given.
/// </summary>
/// <remarks>
/// Implement it for a change of your own and put it into an <see cref="ImageAugmentation"/>. An implementation keeps
/// nothing from one image to the next and draws from <c>random</c> alone; then it may be used by several threads, and
/// the same image gets the same change in any batch.
/// </remarks>
public interface IAugmentation
{
    /// <summary>Writes a changed image.</summary>
    /// <param name="source">The image, <see cref="ImageShape.Size"/> values, channel by channel, row by row.</param>
    /// <param name="destination">
    /// Where the changed image goes, as many values; all are written. It shares no memory with the source.
    /// </param>
    /// <param name="shape">The image's shape.</param>
    /// <param name="random">The numbers to draw from.</param>
    /// <exception cref="ArgumentException">
    /// A length does not fit the shape, or the two spans share memory. Nothing has been written.
    /// </exception>
    void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random);
}
