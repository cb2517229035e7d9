namespace NetGen;

/// <summary>
/// An augmentation that moves the pixels of an image by an affine map, with bilinear interpolation between the four
/// nearest of the source.
/// </summary>
/// <remarks>
/// Neighbours in an <see cref="ImageAugmentation"/> that agree in <see cref="Border"/> and <see cref="Fill"/> are
/// composed and the image resampled once: it is blurred no more than by one of them, and what one moves out of the
/// image another can bring back. A <see cref="RandomFlip"/> shows nothing from outside and agrees with all.
/// </remarks>
public abstract class AffineAugmentation : IAugmentation
{
    /// <summary>An augmentation with its border.</summary>
    /// <param name="border">What is shown where the source has no pixel.</param>
    /// <param name="fill">
    /// The constant of <see cref="ImageBorder.Constant"/>; finite. A pixel on the edge blends with it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="border"/> is not one of the three, or <paramref name="fill"/> is not finite.
    /// </exception>
    protected AffineAugmentation(ImageBorder border, float fill)
    {
        if (border is not (ImageBorder.Constant or ImageBorder.Edge or ImageBorder.Reflect))
        {
            throw new ArgumentOutOfRangeException(
                nameof(border), border, $"'{nameof(border)}' is {border}, but it must be Constant, Edge or Reflect.");
        }

        Border = border;
        Fill = Argument.Finite(fill);
    }

    /// <summary>What is shown where the source has no pixel.</summary>
    public ImageBorder Border { get; }

    /// <summary>The constant of <see cref="ImageBorder.Constant"/>.</summary>
    public float Fill { get; }

    /// <summary>Draws the map of one image.</summary>
    /// <param name="shape">The image's shape.</param>
    /// <param name="random">The numbers to draw from.</param>
    /// <returns>Where each pixel comes from.</returns>
    public abstract AffineMap Draw(ImageShape shape, ref RandomSequence random);

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        Resampling.Apply(source, destination, shape, Draw(shape, ref random), Border, Fill);
    }

    /// <summary>
    /// Whether no map of this augmentation shows a point outside the source, so that any border will do.
    /// </summary>
    internal virtual bool StaysInside => false;

    /// <summary>Whether the two resample alike, so that one pass can do for both.</summary>
    internal bool ComposesWith(AffineAugmentation other) =>
        StaysInside || other.StaysInside
        || (Border == other.Border && (Border != ImageBorder.Constant || Fill == other.Fill));
}
