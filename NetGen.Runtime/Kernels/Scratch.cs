using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Hands out parts of a kernel's working memory, each from a cache line's start where the memory starts at one. Run
/// over no memory at all, the same code says how much it needs.
/// </summary>
internal unsafe struct Scratch<T>(T* start)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;

    private readonly byte* _start = (byte*)start;
    private nint _taken;

    /// <summary>The elements taken so far.</summary>
    public readonly nint Length => _taken / sizeof(T);

    /// <summary>The next <paramref name="count"/> items.</summary>
    public TItem* Take<TItem>(nint count)
        where TItem : unmanaged
    {
        var item = (TItem*)(_start + _taken);
        _taken += ((count * sizeof(TItem)) + Alignment - 1) / Alignment * Alignment;
        return item;
    }
}
