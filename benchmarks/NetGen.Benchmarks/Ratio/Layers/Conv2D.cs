using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>A convolution with a square kernel and stride 1, the same number of zeros on each side.</summary>
internal sealed record Conv2D(int Channels, int Kernel) : ModuleLayer
{
    /// <summary>The zeros on each side.</summary>
    public int Padding { get; init; }

    /// <summary>The groups that the channels are cut into.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether it has a bias.</summary>
    public bool Bias { get; init; } = true;

    public override int[] OutputShape(int[] input) => [Channels, Outputs(input[1]), Outputs(input[2])];

    /// <summary>Elements of the kernel that meet the padding are no work.</summary>
    public override long Flops(int[] input) => 2L * Channels * (input[0] / Groups) * Taps(input[1]) * Taps(input[2]);

    public override nn.Module<Tensor, Tensor> Build(int[] input)
        => nn.Conv2d(input[0], Channels, Kernel, padding: Padding, groups: Groups, bias: Bias);

    private int Outputs(int size) => size + (2 * Padding) - Kernel + 1;

    // How often, along one axis, an element of the kernel meets a cell of the input.
    private long Taps(int size)
        => Enumerable.Range(-Padding, Outputs(size)).Sum(start => Math.Min(start + Kernel, size) - Math.Max(start, 0));
}
