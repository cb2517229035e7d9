namespace NetGen;

/// <summary>
/// A two-dimensional convolution, in the sense of deep learning a cross-correlation:
/// <c>y[o, i, j] = b[o] + Σ w[o, c, u, v] x[c, s i + d u − p, s j + d v − p]</c> over the channels c of its group and the
/// kernel's rows u and columns v, with stride s, dilation d and padding p; x is 0 outside. It takes
/// <c>[channels, height, width]</c>; an axis of n cells becomes <c>⌊(n + 2p − d (k − 1) − 1) / s⌋ + 1</c>. Its parameters are
/// <c>weight</c>, of shape <c>[channels, channels in / groups, kernel height, kernel width]</c>, and <c>bias</c>.
/// </summary>
public sealed class Conv2DAttribute : WeightedLayerAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="channels">The channels of the output; at least 1.</param>
    /// <param name="kernelSize">The rows and columns of the kernel; at least 1.</param>
    public Conv2DAttribute(int channels, int kernelSize)
        : this(channels, kernelSize, kernelSize)
    {
    }

    /// <summary>A convolution.</summary>
    /// <param name="channels">The channels of the output; at least 1.</param>
    /// <param name="kernelHeight">The rows of the kernel; at least 1.</param>
    /// <param name="kernelWidth">The columns of the kernel; at least 1.</param>
    public Conv2DAttribute(int channels, int kernelHeight, int kernelWidth) =>
        (Channels, KernelHeight, KernelWidth) = (channels, kernelHeight, kernelWidth);

    /// <summary>The channels of the output.</summary>
    public int Channels { get; }

    /// <summary>The rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>The columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>The cells from one output to the next, along each axis. The default is 1; at least 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// The cells of zeros added on each side, or <see cref="NetGen.Padding.Same"/> for as many as make the output as large
    /// as the input divided by the stride, rounded up; of an odd number, the larger half comes after. The default is 0.
    /// </summary>
    public int Padding { get; set; }

    /// <summary>The cells from one tap of the kernel to the next. The default is 1; at least 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The groups that the channels are cut into, each with its own kernels: a divisor of the channels in and out. As many
    /// groups as channels make a depthwise convolution. The default is 1.
    /// </summary>
    public int Groups { get; set; } = 1;
}
