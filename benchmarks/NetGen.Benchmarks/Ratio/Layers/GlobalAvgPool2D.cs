using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The mean of each channel.</summary>
internal sealed record GlobalAvgPool2D : ModuleLayer
{
    public override int[] OutputShape(int[] input) => [input[0]];

    public override nn.Module<Tensor, Tensor> Build(int[] input)
        => nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten());

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode("Flatten", [graph.AddNode("GlobalAveragePool", [input])]);
}
