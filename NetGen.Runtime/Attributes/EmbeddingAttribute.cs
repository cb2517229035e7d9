namespace NetGen;

/// <summary>
/// A trainable vector for each index: a table of which the input picks rows. It stands first, after a network's or an
/// input's shape <c>[length]</c>, and makes that input one of <see cref="int"/> indices, <c>0</c> to <c>count − 1</c>. The
/// output has the shape <c>[size, length]</c>, channels first as every sequence, or <c>[size]</c> where the length is 1. Its
/// parameter is <c>weight</c>, of shape <c>[count, size]</c>, drawn from the standard normal distribution.
/// </summary>
/// <param name="count">The number of different indices; at least 1.</param>
/// <param name="size">The features of each vector; at least 1.</param>
public sealed class EmbeddingAttribute(int count, int size) : LayerAttribute
{
    /// <summary>The number of different indices.</summary>
    public int Count { get; } = count;

    /// <summary>The features of each vector.</summary>
    public int Size { get; } = size;

    /// <summary>
    /// How the vectors are drawn. The default, <see cref="NetGen.Init.Default"/>, is a normal distribution of standard
    /// deviation 1.
    /// </summary>
    public Init Init { get; set; } = Init.Default;

    /// <summary>The scale of the initializer, as <see cref="WeightedLayerAttribute.InitScale"/> has it.</summary>
    public double InitScale { get; set; } = double.NaN;

    /// <summary>The factor λ of a penalty λ Σ|w| that is added to the loss. The default is 0.</summary>
    public double L1 { get; set; }

    /// <summary>The factor λ of a penalty λ Σ w² that is added to the loss. The default is 0.</summary>
    public double L2 { get; set; }

    /// <summary>The name of an earlier embedding of the same count and size whose table this one uses, too.</summary>
    public string? SharesWith { get; set; }
}
