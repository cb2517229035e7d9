namespace NetGen;

/// <summary>
/// A one-dimensional convolution over sequences of shape <c>[channels, length]</c>:
/// <c>y[o, i] = b[o] + Σ w[o, c, u] x[c, s i + d u − p]</c>, as <see cref="Conv2DAttribute"/> has it in two dimensions. Its
/// parameters are <c>weight</c>, of shape <c>[channels, channels in / groups, kernel size]</c>, and <c>bias</c>.
/// </summary>
/// <param name="channels">The channels of the output; at least 1.</param>
/// <param name="kernelSize">The taps of the kernel; at least 1.</param>
public sealed class Conv1DAttribute(int channels, int kernelSize) : WeightedLayerAttribute
{
    /// <summary>The channels of the output.</summary>
    public int Channels { get; } = channels;

    /// <summary>The taps of the kernel.</summary>
    public int KernelSize { get; } = kernelSize;

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
