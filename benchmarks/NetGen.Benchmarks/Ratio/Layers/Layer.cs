using NetGen.Benchmarks.Ratio.Onnx;

namespace NetGen.Benchmarks.Ratio.Layers;

/// <summary>A layer. The type is named as the attribute of NetGen that means the same.</summary>
internal abstract record Layer
{
    /// <summary>What a definition makes the default name of: the attribute's, in lower case.</summary>
    public string Kind => GetType().Name.ToLowerInvariant();

    /// <summary>The name, if not the default.</summary>
    public string? Name { get; init; }

    /// <summary>The shape of what it gives, without the batch; unless the layer says otherwise, its input's.</summary>
    public virtual int[] OutputShape(int[] input) => input;

    /// <summary>
    /// The floating-point operations of its products, forward, for one example: two for each weight and number that
    /// meet. Layers without products count for nothing.
    /// </summary>
    public virtual long Flops(int[] input) => 0;

    /// <summary>Adds it to a model for ONNX Runtime, and gives the name of its output.</summary>
    /// <param name="graph">The model's graph.</param>
    /// <param name="placed">The layer's place in the network.</param>
    /// <param name="input">The name of what it takes.</param>
    public abstract string AddTo(OnnxGraph graph, PlacedLayer placed, string input);
}
