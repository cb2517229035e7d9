using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>Sets random numbers to 0 in training.</summary>
internal sealed record Dropout(double Rate) : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Dropout(Rate);

    /// <summary>Nothing, in prediction.</summary>
    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input) => input;
}
