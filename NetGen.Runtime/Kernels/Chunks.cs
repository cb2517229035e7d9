namespace NetGen.Kernels;

/// <summary>
/// How a sum over many elements is cut: by their number alone, so that whoever adds up the chunks, each from its own first
/// element on, and then the chunks in order, gets the same number.
/// </summary>
/// <param name="length">The number of elements, a multiple of 16.</param>
internal readonly struct Chunks(int length)
{
    /// <summary>The most chunks.</summary>
    public const int Most = 128;

    // A multiple of 16, and so much that the sums of chunks are nothing beside it.
    private readonly int _size = Math.Max(8192, (int)((((long)length + Most - 1) / Most + 15) / 16 * 16));

    /// <summary>The number of chunks.</summary>
    public int Count => (int)(((long)length + _size - 1) / _size);

    /// <summary>The first element of a chunk; the number of elements where there is no such chunk.</summary>
    public int First(int chunk) => (int)Math.Min(length, (long)chunk * _size);
}
