using NetGen.Benchmarks.Ratio.Layers;

namespace NetGen.Benchmarks.Ratio;

/// <summary>A layer in its network.</summary>
/// <param name="Name">By which the network's parameters and other layers know it.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Input">The shape of what it takes, without the batch.</param>
internal sealed record PlacedLayer(string Name, Layer Layer, int[] Input)
{
    /// <summary>The floating-point operations of its products, forward, for one example.</summary>
    public long Flops => Layer.Flops(Input);
}
