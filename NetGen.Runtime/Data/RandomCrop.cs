namespace NetGen;

/// <summary>
/// Pads an image on all four sides and cuts a random part of its old size out: every place of the cut is equally likely
/// (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016, section 4.2, with a padding of
/// 4).
/// </summary>
public sealed class RandomCrop : AffineAugmentation
{
    /// <summary>A crop with padding.</summary>
    /// <param name="padding">The pixels added on each side; from 0 to 10⁹.</param>
    /// <param name="border">What the padding shows; default the constant.</param>
    /// <param name="fill">That constant; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RandomCrop(int padding, ImageBorder border = ImageBorder.Constant, float fill = 0)
        : base(border, fill) => Padding = Argument.Within(padding, 0, RandomShift.Farthest);

    /// <summary>The pixels added on each side.</summary>
    public int Padding { get; }

    /// <inheritdoc/>
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random) =>
        RandomShift.DrawWhole(Padding, Padding, ref random);
}
