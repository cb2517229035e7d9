namespace NetGen;

/// <summary>Adds a random number of its own, normally distributed about 0, to every value of an image.</summary>
/// <remarks>
/// Nothing is cut off: put <see cref="Clamp"/> after it to keep values in a range. For noise on what is no image use
/// the layer <c>[GaussianNoise]</c>.
/// </remarks>
public sealed class AdditiveNoise : IAugmentation
{
    /// <summary>Gaussian noise.</summary>
    /// <param name="deviation">The noise's standard deviation; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviation"/> is out of its range.</exception>
    public AdditiveNoise(float deviation) => Deviation = Argument.AtLeast(deviation, 0f);

    /// <summary>The noise's standard deviation.</summary>
    public float Deviation { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i] + (float)(Deviation * random.NextNormal());
    }
}
