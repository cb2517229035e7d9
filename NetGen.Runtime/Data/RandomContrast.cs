namespace NetGen;

/// <summary>
/// Multiplies the distance of every value from the mean of its channel by one random factor, uniformly distributed:
/// <c>y = mean + factor (x − mean)</c>.
/// </summary>
/// <remarks>Nothing is cut off: put <see cref="Clamp"/> after it to keep values in a range.</remarks>
public sealed class RandomContrast : IAugmentation
{
    /// <summary>A change of contrast.</summary>
    /// <param name="minimum">The least factor; finite, at least 0. Below 1 the contrast is less.</param>
    /// <param name="maximum">The largest factor; finite, at least <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public RandomContrast(float minimum, float maximum)
    {
        Minimum = Argument.AtLeast(minimum, 0f);
        Maximum = Argument.AtLeast(maximum, minimum);
    }

    /// <summary>The least factor.</summary>
    public float Minimum { get; }

    /// <summary>The largest factor.</summary>
    public float Maximum { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        var factor = (float)random.NextUniform(Minimum, Maximum);
        var plane = shape.Height * shape.Width;
        for (var start = 0; start < source.Length; start += plane)
        {
            var channel = source.Slice(start, plane);
            var changed = destination.Slice(start, plane);
            var sum = 0.0;
            foreach (var value in channel)
                sum += value;
            var mean = (float)(sum / plane);
            for (var i = 0; i < channel.Length; i++)
                changed[i] = mean + (factor * (channel[i] - mean));
        }
    }
}
