using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>An image as a vector, channel by channel.</summary>
internal sealed record Flatten : ModuleLayer
{
    public override int[] OutputShape(int[] input) => [input[0] * input[1] * input[2]];

    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Flatten();

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode("Flatten", [input]);
}
