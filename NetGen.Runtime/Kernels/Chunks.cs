namespace NetGen.Kernels;

/// <summary>
/// How a sum over many elements is cut: by their number alone, so that whoever adds up the chunks, each from its own first
/// element on, and then the chunks in order, gets the same number.
/// </summary>
internal readonly struct Chunks
{
    /// <summary>The most chunks.</summary>
    public const int Most = 128;

    private readonly int _length;

    // A multiple of 16.
    private readonly int _size;

    /// <param name="length">The number of elements.</param>
    /// <param name="least">The fewest elements of a chunk but the last, a multiple of 16.</param>
    public Chunks(int length, int least = 8192)
    {
        _length = length;
        if (length <= least)
        {
            _size = least;
            Count = length > 0 ? 1 : 0;
            return;
        }

        _size = Math.Max(least, (int)((((long)length + Most - 1) / Most + 15) / 16 * 16));
        Count = (int)(((long)length + _size - 1) / _size);
    }

    /// <summary>The number of chunks.</summary>
    public int Count { get; }

    /// <summary>The first element of a chunk; the number of elements where there is no such chunk.</summary>
    public int First(int chunk) => (int)Math.Min(_length, (long)chunk * _size);

    /// <summary>The sum of what chunks came to, in their order.</summary>
    public unsafe double Sum(double* chunks)
    {
        var sum = 0.0;
        for (var chunk = 0; chunk < Count; chunk++)
            sum += chunks[chunk];
        return sum;
    }
}
