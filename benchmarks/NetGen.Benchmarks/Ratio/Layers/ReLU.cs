using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The rectifier.</summary>
internal sealed record ReLU : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.ReLU();

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input) => graph.AddNode("Relu", [input]);
}
