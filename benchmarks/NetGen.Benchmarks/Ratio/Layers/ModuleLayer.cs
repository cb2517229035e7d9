using static TorchSharp.torch;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>A layer of one input, a module in TorchSharp.</summary>
internal abstract record ModuleLayer : Layer
{
    /// <summary>Makes the module for inputs of this shape, without the batch.</summary>
    public abstract nn.Module<Tensor, Tensor> Build(int[] input);
}
