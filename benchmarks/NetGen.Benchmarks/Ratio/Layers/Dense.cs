using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>A fully connected layer.</summary>
internal sealed record Dense(int Units) : ModuleLayer
{
    public override int[] OutputShape(int[] input) => [Units];

    public override long Flops(int[] input) => 2L * input[0] * Units;

    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Linear(input[0], Units);

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode(
            "Gemm",
            graph.WithParameters(placed, input, "weight", "bias"),
            OnnxMessage.Attribute("transB", 1));
}
