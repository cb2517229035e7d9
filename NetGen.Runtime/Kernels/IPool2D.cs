using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The dimensions of a pooling layer over images, as generated code states them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPool2D
{
    /// <summary>The channels, each of which is pooled by itself.</summary>
    static abstract int Channels { get; }

    /// <summary>The rows of an image.</summary>
    static abstract int InputHeight { get; }

    /// <summary>The columns of an image.</summary>
    static abstract int InputWidth { get; }

    /// <summary>The rows of the result.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>The columns of the result.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>The rows of a window.</summary>
    static abstract int KernelHeight { get; }

    /// <summary>The columns of a window.</summary>
    static abstract int KernelWidth { get; }

    /// <summary>The rows from one window to the next.</summary>
    static abstract int StrideY { get; }

    /// <summary>The columns from one window to the next.</summary>
    static abstract int StrideX { get; }

    /// <summary>The rows by which the first window begins above the image.</summary>
    static abstract int PadTop { get; }

    /// <summary>The columns by which the first window begins left of the image.</summary>
    static abstract int PadLeft { get; }

    /// <summary>Whether an average divides by all cells of a window, or only by those within the image.</summary>
    static abstract bool CountPadding { get; }
}
