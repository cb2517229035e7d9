using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>A convolution with stride 1, the same number of zeros on opposite sides.</summary>
internal sealed record Conv2D(int Channels, int KernelHeight, int KernelWidth) : ModuleLayer
{
    /// <summary>A convolution with a square kernel.</summary>
    public Conv2D(int channels, int kernel)
        : this(channels, kernel, kernel)
    {
    }

    /// <summary>The zeros above and below, and those at the left and right.</summary>
    public (int Vertical, int Horizontal) Padding { get; init; }

    /// <summary>The groups that the channels are cut into.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether it has a bias.</summary>
    public bool Bias { get; init; } = true;

    public override int[] OutputShape(int[] input)
        =>
        [
            Channels,
            Outputs(input[1], KernelHeight, Padding.Vertical),
            Outputs(input[2], KernelWidth, Padding.Horizontal),
        ];

    /// <summary>Elements of the kernel that meet the padding are no work.</summary>
    public override long Flops(int[] input)
        => 2L * Channels * (input[0] / Groups)
            * Taps(input[1], KernelHeight, Padding.Vertical) * Taps(input[2], KernelWidth, Padding.Horizontal);

    public override nn.Module<Tensor, Tensor> Build(int[] input)
        => nn.Conv2d(
            input[0],
            Channels,
            (KernelHeight, KernelWidth),
            padding: ((long, long)?)(Padding.Vertical, Padding.Horizontal),
            groups: Groups,
            bias: Bias);

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode(
            "Conv",
            graph.WithParameters(placed, input, "weight", "bias"),
            OnnxMessage.Attribute("pads", [Padding.Vertical, Padding.Horizontal, Padding.Vertical, Padding.Horizontal]),
            OnnxMessage.Attribute("group", Groups));

    private static int Outputs(int size, int kernel, int padding) => size + (2 * padding) - kernel + 1;

    // How often, along one axis, an element of the kernel meets a cell of the input.
    private static long Taps(int size, int kernel, int padding)
        => Enumerable.Range(-padding, Outputs(size, kernel, padding))
            .Sum(start => Math.Min(start + kernel, size) - Math.Max(start, 0));
}
