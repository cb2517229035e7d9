namespace NetGen;

/// <summary>Cuts the values of an image off at both ends of a range: after noise or a change of brightness.</summary>
public sealed class Clamp : IAugmentation
{
    /// <summary>A range.</summary>
    /// <param name="minimum">What smaller values become; finite, default 0.</param>
    /// <param name="maximum">What larger values become; finite, at least <paramref name="minimum"/>, default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Clamp(float minimum = 0, float maximum = 1)
    {
        Minimum = Argument.Finite(minimum);
        Maximum = Argument.AtLeast(maximum, minimum);
    }

    /// <summary>What smaller values become.</summary>
    public float Minimum { get; }

    /// <summary>What larger values become.</summary>
    public float Maximum { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape, ref RandomSequence random)
    {
        ImageShape.Check(source, destination, shape);
        for (var i = 0; i < source.Length; i++)
            destination[i] = Math.Clamp(source[i], Minimum, Maximum);
    }
}
