using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The outputs of a convolution that windows side by side cover, those of a window together.</summary>
internal readonly struct PooledOutputs<TPool> : IOutputs
    where TPool : struct, IPool2D
{
    public static int Height => TPool.OutputHeight * TPool.KernelHeight;

    public static int Width => TPool.OutputWidth * TPool.KernelWidth;

    public static int RowGroup => TPool.KernelHeight;

    public static int ColumnGroup => TPool.KernelWidth;
}

/// <summary>
/// The activation after a convolution and the largest of each window of it: what is between is in working memory only.
/// </summary>
/// <param name="results">Receives the largest of each window.</param>
/// <param name="places">Receives where in its window it was, counted row by row; null where nobody asks.</param>
internal readonly unsafe struct FinishPooling<T, TPool, TActivation>(T* results, T* places) : ICorrelationFinish<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
    where TActivation : struct, IActivation<T>
{
    public static bool IsSum => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish<V>(in CorrelationCells<T> cells)
        where V : struct, ISimd<V, T>
    {
        var windows = cells.Columns / TPool.KernelWidth;
        var place = ((((((nint)cells.Block * TPool.Channels) + cells.Channel) * TPool.OutputHeight)
            + (cells.Row / TPool.KernelHeight)) * TPool.OutputWidth) + (cells.Column / TPool.KernelWidth);
        for (var channel = 0; channel < cells.Channels; channel++)
        {
            var cell = cells.First + (channel * cells.ChannelStride);
            var to = (place + ((nint)channel * TPool.OutputHeight * TPool.OutputWidth)) * Lanes.Width;
            for (var window = 0; window < windows; window++, cell += TPool.KernelWidth * Lanes.Width, to += Lanes.Width)
            {
                for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                {
                    if (places == null)
                        V.Store(results + to + lane, Largest<V>(cell + lane, cells.RowStride));
                    else
                        Find<V>(cell + lane, cells.RowStride, to + lane);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Largest<V>(T* cells, nint rowStride)
        where V : struct, ISimd<V, T>
    {
        var max = TActivation.Forward(V.Load(cells));
        for (var y = 0; y < TPool.KernelHeight; y++, cells += rowStride)
        {
            for (var x = y == 0 ? 1 : 0; x < TPool.KernelWidth; x++)
            {
                // Max takes a NaN of the cell; one that is there already stays, for it equals nothing.
                max = V.Where(V.Equal(max, max), V.Max(max, TActivation.Forward(V.Load(cells + (x * Lanes.Width)))), max);
            }
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Find<V>(T* cells, nint rowStride, nint to)
        where V : struct, ISimd<V, T>
    {
        var max = TActivation.Forward(V.Load(cells));
        var place = V.Zero;
        var number = V.Zero;
        for (var y = 0; y < TPool.KernelHeight; y++, cells += rowStride)
        {
            for (var x = y == 0 ? 1 : 0; x < TPool.KernelWidth; x++)
            {
                // The first of equals stays; so does the first NaN, for it equals nothing.
                number += V.Create(T.One);
                var value = TActivation.Forward(V.Load(cells + (x * Lanes.Width)));
                var stays = V.Or(V.GreaterThanOrEqual(max, value), V.NotEqual(max, max));
                max = V.Where(stays, max, value);
                place = V.Where(stays, place, number);
            }
        }

        V.Store(results + to, max);
        V.Store(places + to, place);
    }
}
