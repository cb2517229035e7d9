using System.Numerics;

namespace NetGen.Kernels;

/// <summary>What is done with a vector of elements and their random numbers.</summary>
internal unsafe interface INoise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The random numbers that it makes of four words.</summary>
    static abstract int NumbersOfBlock { get; }

    /// <param name="words">The four words of each lane's block.</param>
    /// <param name="number">Which of the block's numbers to take.</param>
    /// <param name="at">The place of the elements.</param>
    /// <param name="count">
    /// How many of the lanes are elements; it may be negative, and more than there are lanes.
    /// </param>
    void Apply<V, W>(W* words, int number, nint at, int count)
        where V : struct, ISimd<V, T>
        where W : unmanaged, IWords<W>;
}
