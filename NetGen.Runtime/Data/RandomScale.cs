namespace NetGen;

/// <summary>
/// Enlarges or shrinks what an image shows about its centre by a random factor, uniformly distributed; the image keeps
/// its size.
/// </summary>
public sealed class RandomScale : AffineAugmentation
{
    /// <summary>A change of scale.</summary>
    /// <param name="minimum">The least factor, below 1 to shrink; from 0.001 to 1000.</param>
    /// <param name="maximum">The largest factor; from <paramref name="minimum"/> to 1000.</param>
    /// <param name="keepAspect">
    /// Whether width and height have one factor; otherwise each draws its own. Default true.
    /// </param>
    /// <param name="border">What is shown around a shrunk image; default the constant.</param>
    /// <param name="fill">That constant; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <remarks>
    /// Interpolation reads the four nearest pixels and averages no others, so detail aliases below a factor of ½.
    /// </remarks>
    public RandomScale(
        double minimum,
        double maximum,
        bool keepAspect = true,
        ImageBorder border = ImageBorder.Constant,
        float fill = 0)
        : base(border, fill)
    {
        Minimum = Argument.Within(minimum, 0.001, 1000);
        Maximum = Argument.Within(maximum, minimum, 1000);
        KeepAspect = keepAspect;
    }

    /// <summary>The least factor.</summary>
    public double Minimum { get; }

    /// <summary>The largest factor.</summary>
    public double Maximum { get; }

    /// <summary>Whether width and height have one factor.</summary>
    public bool KeepAspect { get; }

    /// <inheritdoc/>
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random)
    {
        var x = random.NextUniform(Minimum, Maximum);
        return AffineMap.Scaling(x, KeepAspect ? x : random.NextUniform(Minimum, Maximum));
    }
}
