namespace NetGen.Kernels;

/// <summary>
/// How a sum over many elements is cut: by their number alone, so that whoever adds up the chunks, each from its own first
/// element on, and then the chunks in order, gets the same number.
/// </summary>
/// <param name="length">The number of elements.</param>
/// <param name="least">The fewest elements of a chunk but the last, a multiple of 16.</param>
internal readonly struct Chunks(int length, int least = 8192)
{
    /// <summary>The most chunks.</summary>
    public const int Most = 128;

    // A multiple of 16.
    private readonly int _size = Math.Max(least, (int)((((long)length + Most - 1) / Most + 15) / 16 * 16));

    /// <summary>The number of chunks.</summary>
    public int Count => (int)(((long)length + _size - 1) / _size);

    /// <summary>The first element of a chunk; the number of elements where there is no such chunk.</summary>
    public int First(int chunk) => (int)Math.Min(length, (long)chunk * _size);

    /// <summary>The sum of what chunks came to, in their order.</summary>
    public unsafe double Sum(double* chunks)
    {
        var sum = 0.0;
        for (var chunk = 0; chunk < Count; chunk++)
            sum += chunks[chunk];
        return sum;
    }
}
