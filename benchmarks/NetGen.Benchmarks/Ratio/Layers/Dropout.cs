using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>Sets random numbers to 0 in training.</summary>
internal sealed record Dropout(double Rate) : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Dropout(Rate);
}
