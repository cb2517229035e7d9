using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A tensor in <see cref="Lanes"/> that a convolution reads: in place, or copied between zeros.</summary>
internal unsafe interface ICorrelationSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether it lies nowhere, but is computed by <see cref="Copy"/>.</summary>
    static abstract bool IsComputed { get; }

    /// <summary>Where it lies, unless it is computed.</summary>
    T* Planes { get; }

    /// <summary>Copies the first columns of some rows of a channel.</summary>
    /// <param name="plane">The channel, counted from that of the first block.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="destination">Where the first row goes.</param>
    /// <param name="stride">From where one row goes to where the next goes, in elements.</param>
    void Copy<V>(nint plane, int row, int rows, int columns, T* destination, nint stride)
        where V : struct, ISimd<V, T>;

    /// <summary>Asks for what <see cref="Copy"/> reads for some rows of a channel.</summary>
    /// <param name="plane">The channel, counted from that of the first block.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    void Prefetch(nint plane, int row, int rows);
}

/// <summary>A tensor that lies in memory.</summary>
internal readonly unsafe struct GivenSource<T>(T* planes, int height, int width) : ICorrelationSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsComputed => false;

    public T* Planes => planes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Copy<V>(nint plane, int row, int rows, int columns, T* destination, nint stride)
        where V : struct, ISimd<V, T>
    {
        var from = planes + (((plane * height) + row) * width * Lanes.Width);
        for (var i = 0; i < rows; i++, from += (nint)width * Lanes.Width, destination += stride)
            Unsafe.CopyBlockUnaligned(destination, from, (uint)(columns * Lanes.Width * sizeof(T)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nint plane, int row, int rows) => Kernels.Prefetch.Far(
        planes + (((plane * height) + row) * width * Lanes.Width), (nint)rows * width * Lanes.Width);
}
