using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>Batch normalisation of the channels of an image.</summary>
internal sealed record BatchNorm : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.BatchNorm2d(input[0]);

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode(
            "BatchNormalization",
            graph.WithParameters(placed, input, "weight", "bias", "running_mean", "running_var"));
}
