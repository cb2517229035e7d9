namespace NetGen;

/// <summary>
/// The mean of each window of an image <c>[channels, height, width]</c>, channel by channel; padding counts as zeros, or not
/// at all: <see cref="CountPadding"/>. An axis of n cells becomes <c>⌊(n + 2p − k) / s⌋ + 1</c> for windows of k cells,
/// stride s and padding p.
/// </summary>
public sealed class AvgPool2DAttribute : LayerAttribute
{
    /// <summary>Square windows.</summary>
    /// <param name="size">The rows and columns of a window; at least 1.</param>
    public AvgPool2DAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Windows of any shape.</summary>
    /// <param name="height">The rows of a window; at least 1.</param>
    /// <param name="width">The columns of a window; at least 1.</param>
    public AvgPool2DAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>The rows of a window.</summary>
    public int Height { get; }

    /// <summary>The columns of a window.</summary>
    public int Width { get; }

    /// <summary>The cells from one window to the next. The default is 0, which stands for the window's own size.</summary>
    public int Stride { get; set; }

    /// <summary>The cells added on each side: at most half a window. The default is 0.</summary>
    public int Padding { get; set; }

    /// <summary>
    /// Whether padding counts in the number that a window's sum is divided by. The default is <see langword="true"/>.
    /// </summary>
    public bool CountPadding { get; set; } = true;
}
