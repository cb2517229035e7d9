using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>A convolution over an image, or over a sequence, which is an image of one row.</summary>
/// <param name="KernelHeight">The rows of the kernel; 1 over a sequence.</param>
/// <param name="KernelWidth">The columns of the kernel.</param>
/// <param name="Padding">The cells added on each side; <see cref="Same"/> for as many as keep the size.</param>
/// <param name="Rank">The rank of the input: 3 for images, 2 for sequences.</param>
internal abstract record Convolution(
    int Position,
    string Name,
    int Units,
    int KernelHeight,
    int KernelWidth,
    int Stride,
    int Padding,
    int Dilation,
    int Groups,
    bool HasBias,
    InitializerSpec WeightInitializer,
    double BiasInit,
    int Rank) : WeightedLayerSpec(Position, Name, Units, HasBias, WeightInitializer, BiasInit)
{
    public const int Same = -1;

    protected abstract string Kernel { get; }

    public override string Display
    {
        get
        {
            var options = new List<string>();
            if (Stride != 1)
                options.Add("Stride = " + Number(Stride));
            if (Padding != 0)
                options.Add("Padding = " + (Padding == Same ? "Padding.Same" : Number(Padding)));
            if (Dilation != 1)
                options.Add("Dilation = " + Number(Dilation));
            if (Groups != 1)
                options.Add("Groups = " + Number(Groups));
            if (!HasBias)
                options.Add("Bias = false");
            return $"{GetType().Name}({string.Join(", ", [Number(Units), Kernel, .. options])})";
        }
    }

    public Window Rows(TensorShape input) =>
        Rank == 2 ? new(1, 1, 1, 0, 0, 1) : Along(input.Dimensions[1], KernelHeight);

    public Window Columns(TensorShape input) => Along(input.Dimensions[Rank - 1], KernelWidth);

    public override ShapeProblem? Problem(EquatableArray<TensorShape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != Rank)
        {
            var (wanted, shape) = Rank == 3
                ? ("an image of shape channels x height x width", "channels, height, width")
                : ("a sequence of shape channels x length", "channels, length");
            var other = input.Rank == 1 ? "" : $", or use [{(Rank == 3 ? "Conv1D" : "Conv2D")}]";
            return new($"takes {wanted}", $"add [Reshape({shape})] before it{other}");
        }

        if (input.Channels % Groups != 0)
        {
            return new(
                $"cuts its input's channels into {Number(Groups)} groups", $"use a divisor of {Number(input.Channels)}", "Groups");
        }

        if (Rows(input).Outputs >= 1 && Columns(input).Outputs >= 1)
            return null;
        return new(
            $"has a kernel that spans {(Rank == 3 ? Number(Span(KernelHeight)) + "x" : "")}{Number(Span(KernelWidth))} cells",
            "use a smaller kernel or more padding");
    }

    public override TensorShape OutputShape(TensorShape input) => Rank == 2
        ? TensorShape.Of(Units, Columns(input).Outputs)
        : TensorShape.Of(Units, Rows(input).Outputs, Columns(input).Outputs);

    public override EquatableArray<ParameterSpec> Parameters(TensorShape input)
    {
        // PyTorch's fans: the weights of one output, and those that one input channel would have without groups.
        var channels = input.Channels / Groups;
        var taps = (long)KernelHeight * KernelWidth;
        return Weights(
            Rank == 2
                ? TensorShape.Of(Units, channels, KernelWidth)
                : TensorShape.Of(Units, channels, KernelHeight, KernelWidth),
            Clamp(channels * taps),
            Clamp(Units * taps));
    }

    public override long Flops(TensorShape input)
    {
        var taps = (long)(input.Channels / Groups) * KernelHeight * KernelWidth;
        return OutputShape(input).Size * ((2 * taps) + (HasBias ? 1 : 0));
    }

    public override EquatableArray<ArgumentFault> Faults =>
    [
        .. Positive("Stride", Stride),
        .. ArgumentFault.Unless(
            Padding is >= Same and <= Largest, "Padding", Padding, "it must be 0 or more cells, or Padding.Same"),
        .. Positive("Dilation", Dilation),
        .. Positive("Groups", Groups),
        .. ArgumentFault.Unless(
            Groups < 1 || Units % Groups == 0, "Groups", Groups, $"it must divide the {Number(Units)} channels of the output"),
    ];

    /// <summary>More cells than any image has: larger numbers are mistakes, and could overflow.</summary>
    private const int Largest = 1 << 20;

    private static EquatableArray<ArgumentFault> Positive(string argument, int value) =>
        ArgumentFault.Unless(value is >= 1 and <= Largest, argument, value, "it must be from 1 to 1,048,576");

    private static int Clamp(long value) => (int)Math.Min(value, int.MaxValue);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private long Span(int kernel) => ((long)Dilation * (kernel - 1)) + 1;

    private Window Along(int cells, int kernel) => Padding == Same
        ? Window.Same(cells, kernel, Stride, Dilation)
        : Window.Of(cells, kernel, Stride, Padding, Dilation);
}

/// <summary>How a kernel or a pool's window moves along one axis.</summary>
/// <param name="Kernel">The cells it reads.</param>
/// <param name="Outputs">The places it stops at; below 1 where it does not fit.</param>
/// <param name="Stride">The cells from one place to the next.</param>
/// <param name="Before">The cells of padding before the first.</param>
/// <param name="After">The cells of padding after the last.</param>
/// <param name="Dilation">The cells from one that it reads to the next.</param>
internal readonly record struct Window(int Kernel, int Outputs, int Stride, int Before, int After, int Dilation)
{
    public static Window Of(int cells, int kernel, int stride, int padding, int dilation)
    {
        var room = cells + (2L * padding) - ((long)dilation * (kernel - 1)) - 1;
        return new(kernel, room < 0 ? 0 : (int)Math.Min((room / stride) + 1, int.MaxValue), stride, padding, padding, dilation);
    }

    public static Window Same(int cells, int kernel, int stride, int dilation)
    {
        var outputs = (cells + stride - 1) / stride;
        var total = Math.Max(0, ((long)(outputs - 1) * stride) + ((long)dilation * (kernel - 1)) + 1 - cells);
        var before = (int)Math.Min(total / 2, int.MaxValue / 4);
        return new(kernel, outputs, stride, before, (int)Math.Min(total - before, int.MaxValue / 4), dilation);
    }
}
