namespace NetGen;

/// <summary>What a moved image shows where it has no pixel.</summary>
public enum ImageBorder
{
    /// <summary>A constant, the augmentation's <see cref="AffineAugmentation.Fill"/>.</summary>
    Constant,

    /// <summary>The nearest pixel at the edge.</summary>
    Edge,

    /// <summary>The image mirrored at the centre of its outermost pixels: <c>c b | a b c d | c b</c>.</summary>
    Reflect,
}
