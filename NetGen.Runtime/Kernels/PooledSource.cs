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
        var pooledRows = Math.Min(end, TPool.OutputHeight * TPool.KernelHeight);
        var pooledColumns = Math.Min(columns, TPool.OutputWidth * TPool.KernelWidth);
        for (var y = row; y < end; y++, destination += stride)
        {
            var written = y < pooledRows ? pooledColumns : 0;
            var windows = (plane * Plane) + ((nint)(y / TPool.KernelHeight) * TPool.OutputWidth * Lanes.Width);
            if (written > 0)
                CopyRow<V>(windows, y, written, destination);
            for (nint i = written * Lanes.Width; i < columns * Lanes.Width; i += V.Count)
                V.Store(destination + i, V.Zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Sum<V>(nint plane, int lane)
        where V : struct, ISimd<V, T>
    {
        V even = V.Zero, odd = V.Zero;
        var first = plane * Plane;
        nint i = 0;
        for (; i + Lanes.Width < Plane; i += 2 * Lanes.Width)
        {
            even += At<V>(first + i + lane);
            odd += At<V>(first + i + Lanes.Width + lane);
        }

        if (i < Plane)
            even += At<V>(first + i + lane);
        return even + odd;
    }

    /// <summary>One row of the convolution's output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyRow<V>(nint windows, int row, int columns, T* destination)
        where V : struct, ISimd<V, T>
    {
        // The cells of a window in this row.
        var cell = row % TPool.KernelHeight * TPool.KernelWidth;
        var first = V.Create(T.CreateTruncating(cell));
        var second = V.Create(T.CreateTruncating(cell + 1));
        for (var column = 0; column < columns; column += TPool.KernelWidth, windows += Lanes.Width)
        {
            for (var lane = 0; lane < Lanes.Width; lane += V.Count)
            {
                var value = At<V>(windows + lane);
                var place = V.Load(places + windows + lane);
                V.Store(destination + lane, V.Where(V.Equal(place, first), value, V.Zero));
                if (TPool.KernelWidth > 1 && column + 1 < columns)
                    V.Store(destination + Lanes.Width + lane, V.Where(V.Equal(place, second), value, V.Zero));
                for (var i = 2; i < TPool.KernelWidth && column + i < columns; i++)
                {
                    var isHere = V.Equal(place, V.Create(T.CreateTruncating(cell + i)));
                    V.Store(destination + (i * Lanes.Width) + lane, V.Where(isHere, value, V.Zero));
                }
            }

            destination += TPool.KernelWidth * Lanes.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V At<V>(nint window)
        where V : struct, ISimd<V, T> => TActivation.Backward(V.Load(results + window), V.Load(gradient + window));
}
