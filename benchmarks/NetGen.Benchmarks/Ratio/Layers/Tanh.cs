using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>The hyperbolic tangent.</summary>
internal sealed record Tanh : ModuleLayer
{
    public override nn.Module<Tensor, Tensor> Build(int[] input) => nn.Tanh();
}
