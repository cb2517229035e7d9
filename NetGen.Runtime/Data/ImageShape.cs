namespace NetGen;

/// <summary>
/// The shape of one image. Its values lie as a network takes them: channel by channel, in each row by row.
/// </summary>
/// <param name="Channels">The channels, such as 1 for grey and 3 for red, green and blue; at least 1.</param>
/// <param name="Height">The rows; at least 1.</param>
/// <param name="Width">The pixels of a row; at least 1.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>The values of one image: channels × height × width.</summary>
    /// <exception cref="OverflowException">They are more than a span can hold, 2³¹ − 1.</exception>
    public int Size => checked(Channels * Height * Width);

    /// <inheritdoc/>
    public override string ToString() => $"{Channels} x {Height} x {Width}";

    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the image too large for a span.</exception>
    internal static void Check(ImageShape shape, string name)
    {
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1
            || (Int128)shape.Channels * shape.Height * shape.Width > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                name,
                shape,
                $"'{name}' is {shape}, but every size must be at least 1 and their product at most {int.MaxValue}.");
        }
    }

    /// <summary>Checks what an augmentation is given, before it writes anything.</summary>
    /// <exception cref="ArgumentException">A length does not fit the shape, or the two spans share memory.</exception>
    internal static void Check(ReadOnlySpan<float> source, Span<float> destination, ImageShape shape)
    {
        Check(shape, nameof(shape));
        CheckLength(source.Length, shape, nameof(source));
        CheckLength(destination.Length, shape, nameof(destination));
        if (source.Overlaps(destination))
        {
            throw new ArgumentException(
                $"'{nameof(destination)}' shares memory with '{nameof(source)}'; give it memory of its own.",
                nameof(destination));
        }
    }

    private static void CheckLength(int length, ImageShape shape, string name)
    {
        if (length != shape.Size)
        {
            throw new ArgumentException(
                $"'{name}' has {length} elements, but an image of {shape} needs {shape.Size}.", name);
        }
    }
}
