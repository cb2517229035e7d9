using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The gradient of a convolution's output of which only the largest of each window went on: that of the window's result,
/// taken on through the activation, at the place of its largest, and 0 elsewhere.
/// </summary>
/// <param name="gradient">The gradient of the windows' results.</param>
/// <param name="places">Where in its window each of them came from, counted row by row.</param>
/// <param name="results">The windows' results.</param>
internal readonly unsafe struct PooledSource<T, TPool, TActivation>(T* gradient, T* places, T* results)
    : ICorrelationSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
    where TActivation : struct, IActivation<T>
{
    public static bool IsComputed => true;

    public T* Planes => null;

    private static nint Plane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nint)TPool.OutputHeight * TPool.OutputWidth * Lanes.Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Copy<V>(nint plane, int row, int rows, int columns, T* destination, nint stride)
        where V : struct, ISimd<V, T>
    {
        var end = row + rows;
        var pooledEnd = Math.Min(end, TPool.OutputHeight * TPool.KernelHeight);
        var pooledColumns = Math.Min(columns, TPool.OutputWidth * TPool.KernelWidth);
        while (row < end)
        {
            // Two rows of the same windows at a time: what these hold is then read once.
            var count = row + 1 < pooledEnd && (row + 1) % TPool.KernelHeight != 0 ? 2 : 1;
            var written = row < pooledEnd ? pooledColumns : 0;
            var windows = (plane * Plane) + ((nint)(row / TPool.KernelHeight) * TPool.OutputWidth * Lanes.Width);
            if (written > 0)
                CopyRows<V>(windows, row % TPool.KernelHeight, count, written, destination, stride);
            for (var i = 0; i < count; i++, destination += stride)
            {
                for (nint k = written * Lanes.Width; k < columns * Lanes.Width; k += V.Count)
                    V.Store(destination + k, V.Zero);
            }

            row += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nint plane, int row, int rows)
    {
        var first = row / TPool.KernelHeight;
        var end = Math.Min(TPool.OutputHeight, ((row + rows - 1) / TPool.KernelHeight) + 1);
        var windows = (plane * Plane) + ((nint)first * TPool.OutputWidth * Lanes.Width);
        var length = (nint)(end - first) * TPool.OutputWidth * Lanes.Width;
        Kernels.Prefetch.Far(gradient + windows, length);
        Kernels.Prefetch.Far(places + windows, length);
        Kernels.Prefetch.Far(results + windows, length);
    }

    /// <summary>One row of the convolution's output, or two of the same windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyRows<V>(nint windows, int row, int rows, int columns, T* destination, nint stride)
        where V : struct, ISimd<V, T>
    {
        // The cells of a window in these rows.
        var cell = row * TPool.KernelWidth;
        var first = V.Create(T.CreateTruncating(cell));
        var second = V.Create(T.CreateTruncating(cell + 1));
        var firstBelow = V.Create(T.CreateTruncating(cell + TPool.KernelWidth));
        var secondBelow = V.Create(T.CreateTruncating(cell + TPool.KernelWidth + 1));
        for (var column = 0; column < columns; column += TPool.KernelWidth, windows += Lanes.Width)
        {
            for (var lane = 0; lane < Lanes.Width; lane += V.Count)
            {
                var value = At<V>(windows + lane);
                var place = V.Load(places + windows + lane);
                var to = destination + lane;
                CopyCells(value, place, first, second, cell, columns - column, to);
                if (rows > 1)
                {
                    var below = cell + TPool.KernelWidth;
                    CopyCells(value, place, firstBelow, secondBelow, below, columns - column, to + stride);
                }
            }

            destination += TPool.KernelWidth * Lanes.Width;
        }
    }

    /// <summary>A row of a window, of which there may be fewer columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyCells<V>(V value, V place, V first, V second, int cell, int columns, T* destination)
        where V : struct, ISimd<V, T>
    {
        V.Store(destination, V.Where(V.Equal(place, first), value, V.Zero));
        if (TPool.KernelWidth > 1 && columns > 1)
            V.Store(destination + Lanes.Width, V.Where(V.Equal(place, second), value, V.Zero));
        for (var i = 2; i < TPool.KernelWidth && i < columns; i++)
        {
            var isHere = V.Equal(place, V.Create(T.CreateTruncating(cell + i)));
            V.Store(destination + (i * Lanes.Width), V.Where(isHere, value, V.Zero));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V At<V>(nint window)
        where V : struct, ISimd<V, T> => TActivation.Backward(V.Load(results + window), V.Load(gradient + window));
}
