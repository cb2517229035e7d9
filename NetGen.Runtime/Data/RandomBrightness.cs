namespace NetGen;

/// <summary>Adds one random number, uniformly distributed, to every value of an image.</summary>
/// <remarks>Nothing is cut off: put <see cref="Clamp"/> after it to keep values in a range.</remarks>
public sealed class RandomBrightness : IAugmentation
{
    /// <summary>A change of brightness.</summary>
    /// <param name="maximum">The most that is added or taken away; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is out of its range.</exception>
    public RandomBrightness(float maximum) => Maximum = Argument.AtLeast(maximum, 0f);

    /// <summary>The most that is added or taken away.</summary>
    public float Maximum { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        var change = (float)random.NextUniform(-Maximum, Maximum);
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i] + change;
    }
}
