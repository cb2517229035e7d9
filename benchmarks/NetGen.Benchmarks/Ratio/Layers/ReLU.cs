using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The rectifier.</summary>
internal sealed record ReLU : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.ReLU();
}
