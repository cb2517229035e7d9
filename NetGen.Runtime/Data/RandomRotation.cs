namespace NetGen;

/// <summary>Turns an image about its centre by a random angle, uniformly distributed.</summary>
public sealed class RandomRotation : AffineAugmentation
{
    /// <summary>A rotation of up to so many degrees either way.</summary>
    /// <param name="maximumDegrees">The largest angle; from 0 to 180.</param>
    /// <param name="border">What is shown in the corners that turn away; default the constant.</param>
    /// <param name="fill">That constant; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RandomRotation(double maximumDegrees, ImageBorder border = ImageBorder.Constant, float fill = 0)
        : base(border, fill) => MaximumDegrees = Argument.Within(maximumDegrees, 0, 180);

    /// <summary>The largest angle, in degrees.</summary>
    public double MaximumDegrees { get; }

    /// <inheritdoc/>
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random) =>
        AffineMap.Rotation(random.NextUniform(-MaximumDegrees, MaximumDegrees));
}
