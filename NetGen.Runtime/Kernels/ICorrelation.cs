using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// What the forward pass of a convolution and the gradient of its input have in common: every result is a sum of
/// products of source pixels, a whole number of steps apart, with weights. The results fall into phases by the
/// remainder of their row and column, and those of a phase use the same weights.
/// </summary>
internal interface ICorrelation
{
    /// <summary>The parts into which the channels are cut.</summary>
    static abstract int Groups { get; }

    /// <summary>The source's channels in a group.</summary>
    static abstract int SourceChannels { get; }

    static abstract int SourceHeight { get; }

    static abstract int SourceWidth { get; }

    /// <summary>The result's channels in a group.</summary>
    static abstract int ResultChannels { get; }

    static abstract int ResultHeight { get; }

    static abstract int ResultWidth { get; }

    /// <summary>The source pixels from one result of a phase to the next.</summary>
    static abstract int SourceStep { get; }

    /// <summary>The result pixels from one result of a phase to the next: the number of phases along an axis.</summary>
    static abstract int ResultStep { get; }

    /// <summary>The rows of results that are computed together; they divide the rows of the longest phase.</summary>
    static abstract int RowGroup { get; }

    /// <summary>The columns of results that a tile does not cut; they divide the columns of the longest phase.</summary>
    static abstract int ColumnGroup { get; }

    static abstract int KernelHeight { get; }

    static abstract int KernelWidth { get; }

    /// <summary>Whether the results start from a bias.</summary>
    static abstract bool HasBias { get; }

    /// <summary>
    /// Whether a row of the kernel has a part in a phase, and the source row that it reads for the first result.
    /// </summary>
    static abstract bool TryRow(int phase, int kernelRow, out int sourceRow);

    /// <summary>The same along the other axis.</summary>
    static abstract bool TryColumn(int phase, int kernelColumn, out int sourceColumn);

    /// <summary>The place of a weight in the parameter's packed layout.</summary>
    static abstract nint WeightPlace(int group, int resultChannel, int sourceChannel, int tap);

    /// <summary>From the weight of an element of the kernel to that of the next.</summary>
    static abstract int NextWeight { get; }
}

/// <summary>Which outputs of a convolution are computed, and which of them together.</summary>
internal interface IOutputs
{
    /// <summary>The rows that are computed, from the first on.</summary>
    static abstract int Height { get; }

    /// <summary>The columns that are computed, from the first on.</summary>
    static abstract int Width { get; }

    /// <summary>The rows that are computed together.</summary>
    static abstract int RowGroup { get; }

    /// <summary>The columns that are computed together.</summary>
    static abstract int ColumnGroup { get; }
}

/// <summary>All outputs, each by itself.</summary>
internal readonly struct AllOutputs<TConvolution> : IOutputs
    where TConvolution : struct, IConvolution
{
    public static int Height => TConvolution.OutputHeight;

    public static int Width => TConvolution.OutputWidth;

    public static int RowGroup => 1;

    public static int ColumnGroup => 1;
}

/// <summary>The forward pass: the results are the outputs, all in one phase.</summary>
internal readonly struct ForwardCorrelation<TConvolution, TOutputs> : ICorrelation
    where TConvolution : struct, IConvolution
    where TOutputs : struct, IOutputs
{
    public static int Groups => TConvolution.Groups;

    public static int SourceChannels => TConvolution.InputChannels / TConvolution.Groups;

    public static int SourceHeight => TConvolution.InputHeight;

    public static int SourceWidth => TConvolution.InputWidth;

    public static int ResultChannels => TConvolution.OutputChannels / TConvolution.Groups;

    public static int ResultHeight => TOutputs.Height;

    public static int ResultWidth => TOutputs.Width;

    public static int SourceStep => TConvolution.Stride;

    public static int ResultStep => 1;

    public static int RowGroup => TOutputs.RowGroup;

    public static int ColumnGroup => TOutputs.ColumnGroup;

    public static int KernelHeight => TConvolution.KernelHeight;

    public static int KernelWidth => TConvolution.KernelWidth;

    public static bool HasBias => TConvolution.HasBias;

    public static bool TryRow(int phase, int kernelRow, out int sourceRow)
    {
        sourceRow = (kernelRow * TConvolution.Dilation) - TConvolution.PadTop;
        return true;
    }

    public static bool TryColumn(int phase, int kernelColumn, out int sourceColumn)
    {
        sourceColumn = (kernelColumn * TConvolution.Dilation) - TConvolution.PadLeft;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint WeightPlace(int group, int resultChannel, int sourceChannel, int tap) =>
        ConvolutionWeight<TConvolution>.Place((group * ResultChannels) + resultChannel, sourceChannel, tap);

    public static int NextWeight => Panels.Width(TConvolution.OutputChannels);
}

/// <summary>
/// The gradient of the input. Input y receives from output (y + padding − k × dilation) / stride for every row k of the
/// kernel where that is whole, which depends on y's remainder only: a phase.
/// </summary>
internal readonly struct BackwardCorrelation<TConvolution> : ICorrelation
    where TConvolution : struct, IConvolution
{
    public static int Groups => TConvolution.Groups;

    public static int SourceChannels => TConvolution.OutputChannels / TConvolution.Groups;

    public static int SourceHeight => TConvolution.OutputHeight;

    public static int SourceWidth => TConvolution.OutputWidth;

    public static int ResultChannels => TConvolution.InputChannels / TConvolution.Groups;

    public static int ResultHeight => TConvolution.InputHeight;

    public static int ResultWidth => TConvolution.InputWidth;

    public static int SourceStep => 1;

    public static int ResultStep => TConvolution.Stride;

    public static int RowGroup => 1;

    public static int ColumnGroup => 1;

    public static int KernelHeight => TConvolution.KernelHeight;

    public static int KernelWidth => TConvolution.KernelWidth;

    public static bool HasBias => false;

    public static bool TryRow(int phase, int kernelRow, out int sourceRow) =>
        IsWhole(phase + TConvolution.PadTop - (kernelRow * TConvolution.Dilation), out sourceRow);

    public static bool TryColumn(int phase, int kernelColumn, out int sourceColumn) =>
        IsWhole(phase + TConvolution.PadLeft - (kernelColumn * TConvolution.Dilation), out sourceColumn);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint WeightPlace(int group, int resultChannel, int sourceChannel, int tap) =>
        ConvolutionWeight<TConvolution>.Place((group * SourceChannels) + sourceChannel, resultChannel, tap);

    public static int NextWeight => Panels.Width(TConvolution.OutputChannels);

    private static bool IsWhole(int distance, out int source)
    {
        source = distance / TConvolution.Stride;
        return distance % TConvolution.Stride == 0;
    }
}

/// <summary>
/// The packed layout of the weight <c>[output channels, input channels of a group, kernel height, kernel width]</c>:
/// that of the matrix with one row for each output channel (<see cref="ParameterLayout"/>).
/// </summary>
internal readonly struct ConvolutionWeight<TConvolution>
    where TConvolution : struct, IConvolution
{
    /// <summary>The elements of a kernel.</summary>
    public static int Taps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TConvolution.KernelHeight * TConvolution.KernelWidth;
    }

    /// <summary>The weights of an output channel.</summary>
    public static int Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TConvolution.InputChannels / TConvolution.Groups * Taps;
    }

    /// <summary>The elements of the packed weight, padding included.</summary>
    public static nint PackedLength => (nint)Panels.PaddedFeatures(TConvolution.OutputChannels) * Inputs;

    /// <summary>The place of a weight; the input channel counts from the first of the output's group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Place(int output, int input, int tap)
    {
        var width = Panels.Width(TConvolution.OutputChannels);
        return ((nint)(output / width) * width * Inputs)
            + ((nint)((input * Taps) + tap) * width) + (output % width);
    }
}
