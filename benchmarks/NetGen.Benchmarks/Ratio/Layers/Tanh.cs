using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The hyperbolic tangent.</summary>
internal sealed record Tanh : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Tanh();

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input) => graph.AddNode("Tanh", [input]);
}
