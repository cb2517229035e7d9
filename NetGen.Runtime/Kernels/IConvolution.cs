using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// The dimensions of a convolution, as generated code states them; all are constants to the JIT. A convolution over
/// <c>[C, L]</c> has height 1 and a kernel of height 1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IConvolution
{
    /// <summary>The channels of the input; a multiple of <see cref="Groups"/>.</summary>
    static abstract int InputChannels { get; }

    /// <summary>The rows of an input channel.</summary>
    static abstract int InputHeight { get; }

    /// <summary>The columns of an input channel.</summary>
    static abstract int InputWidth { get; }

    /// <summary>The channels of the output; a multiple of <see cref="Groups"/>.</summary>
    static abstract int OutputChannels { get; }

    /// <summary>The rows of an output channel.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>The columns of an output channel.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>The rows of the kernel.</summary>
    static abstract int KernelHeight { get; }

    /// <summary>The columns of the kernel.</summary>
    static abstract int KernelWidth { get; }

    /// <summary>The input rows, and columns, from one output to the next.</summary>
    static abstract int Stride { get; }

    /// <summary>The rows of zeros above the input; those below it follow from the output's height.</summary>
    static abstract int PadTop { get; }

    /// <summary>The columns of zeros left of the input; those right of it follow from the output's width.</summary>
    static abstract int PadLeft { get; }

    /// <summary>The input rows, and columns, from one element of the kernel to the next.</summary>
    static abstract int Dilation { get; }

    /// <summary>
    /// The parts into which the channels are cut, in order; an output channel sees the input channels of its part.
    /// </summary>
    static abstract int Groups { get; }

    /// <summary>Whether a bias is added to each output channel.</summary>
    static abstract bool HasBias { get; }
}
