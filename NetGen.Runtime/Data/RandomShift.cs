namespace NetGen;

/// <summary>Moves an image sideways and up or down, each by a random distance.</summary>
public sealed class RandomShift : AffineAugmentation
{
    /// <summary>A shift of up to so many pixels in every direction, uniformly distributed.</summary>
    /// <param name="maximumX">The farthest to the left or right, in pixels; from 0 to 10⁹.</param>
    /// <param name="maximumY">The farthest up or down, in pixels; from 0 to 10⁹.</param>
    /// <param name="wholePixels">
    /// Whether distances are whole numbers, from −⌊maximum⌋ to ⌊maximum⌋, which moves pixels as they are; otherwise any
    /// number, with interpolation. Default true.
    /// </param>
    /// <param name="border">What is shown where the image was; default the constant.</param>
    /// <param name="fill">That constant; default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RandomShift(
        double maximumX,
        double maximumY,
        bool wholePixels = true,
        ImageBorder border = ImageBorder.Constant,
        float fill = 0)
        : base(border, fill)
    {
        // A whole distance is one of 2 maximum + 1 numbers, which an int has to hold.
        MaximumX = Argument.Within(maximumX, 0, Farthest);
        MaximumY = Argument.Within(maximumY, 0, Farthest);
        WholePixels = wholePixels;
    }

    internal const int Farthest = 1_000_000_000;

    /// <summary>The farthest to the left or right, in pixels.</summary>
    public double MaximumX { get; }

    /// <summary>The farthest up or down, in pixels.</summary>
    public double MaximumY { get; }

    /// <summary>Whether distances are whole numbers.</summary>
    public bool WholePixels { get; }

    /// <inheritdoc/>
    public override AffineMap Draw(ImageShape shape, ref RandomSequence random)
    {
        if (WholePixels)
            return DrawWhole((int)MaximumX, (int)MaximumY, ref random);
        var x = random.NextUniform(-MaximumX, MaximumX);
        return AffineMap.Translation(x, random.NextUniform(-MaximumY, MaximumY));
    }

    internal static AffineMap DrawWhole(int maximumX, int maximumY, ref RandomSequence random)
    {
        var x = random.NextInt32((2 * maximumX) + 1) - maximumX;
        return AffineMap.Translation(x, random.NextInt32((2 * maximumY) + 1) - maximumY);
    }
}
