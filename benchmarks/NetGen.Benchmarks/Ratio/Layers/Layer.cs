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
}
