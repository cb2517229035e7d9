using NetGen.Benchmarks.Ratio.Onnx;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The maxima of square windows that do not overlap.</summary>
internal sealed record MaxPool2D(int Window) : ModuleLayer
{
    public override int[] OutputShape(int[] input) => [input[0], input[1] / Window, input[2] / Window];

    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.MaxPool2d(Window);

    public override string AddTo(OnnxGraph graph, PlacedLayer placed, string input)
        => graph.AddNode(
            "MaxPool",
            [input],
            OnnxMessage.Attribute("kernel_shape", [Window, Window]),
            OnnxMessage.Attribute("strides", [Window, Window]));
}
