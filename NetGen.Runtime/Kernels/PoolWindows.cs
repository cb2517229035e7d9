using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The cells of one window that lie within the image: half-open ranges of its rows and columns.</summary>
internal readonly record struct PoolWindow(int Top, int Bottom, int Left, int Right)
{
    public int Cells => (Bottom - Top) * (Right - Left);
}

/// <summary>
/// What is done with each window of a pooling layer, for as many images at a time as a vector has lanes.
/// </summary>
internal interface IPoolKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="image">The place of the channel's first cell in the image.</param>
    /// <param name="result">The place of the window's cell in the result.</param>
    /// <param name="window">The cells of the window.</param>
    void Run<V>(nint image, nint result, PoolWindow window)
        where V : struct, ISimd<V, T>;
}

/// <summary>The windows of a pooling layer, in the order of its result.</summary>
internal static unsafe class PoolWindows<T, TPool>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
{
    /// <summary>Whether each cell of the image belongs to exactly one window, and no window sticks out.</summary>
    public static bool AreTiling
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TPool.PadTop == 0 && TPool.PadLeft == 0
            && TPool.StrideY == TPool.KernelHeight && TPool.StrideX == TPool.KernelWidth
            && TPool.OutputHeight * TPool.KernelHeight == TPool.InputHeight
            && TPool.OutputWidth * TPool.KernelWidth == TPool.InputWidth;
    }

    /// <summary>Runs a kernel over the channels of all images, 16 images at a time.</summary>
    /// <param name="kernel">The kernel, whose items are channels of blocks.</param>
    /// <param name="rows">The images.</param>
    public static void Run<TKernel>(TKernel kernel, int rows)
        where TKernel : struct, IRangeKernel<T> =>
        Ranges.Run<T, TKernel>(
            kernel,
            Lanes.Blocks(rows) * TPool.Channels,
            2L * rows * TPool.Channels * TPool.InputHeight * TPool.InputWidth);

    /// <summary>Runs the kernel on each window of some channels.</summary>
    /// <param name="kernel">What to do.</param>
    /// <param name="first">The first channel, counted through all blocks.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="sums">
    /// A tensor like the image that the kernel adds to: each channel is set to 0 just before its first window. Null for
    /// none.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TKernel>(TKernel kernel, int first, int end, T* sums = null)
        where V : struct, ISimd<V, T>
        where TKernel : struct, IPoolKernel<T>
    {
        var imageLength = TPool.InputHeight * TPool.InputWidth * Lanes.Width;
        var resultLength = TPool.OutputHeight * TPool.OutputWidth * Lanes.Width;
        for (nint plane = first; plane < end; plane++)
        {
            if (sums != null)
                new Span<T>(sums + (plane * imageLength), imageLength).Clear();
            for (var lane = 0; lane < Lanes.Width; lane += V.Count)
            {
                var image = (plane * imageLength) + lane;
                var result = (plane * resultLength) + lane;
                for (var y = 0; y < TPool.OutputHeight; y++)
                {
                    var top = (y * TPool.StrideY) - TPool.PadTop;
                    var bottom = Math.Min(TPool.InputHeight, top + TPool.KernelHeight);
                    for (var x = 0; x < TPool.OutputWidth; x++, result += Lanes.Width)
                    {
                        var left = (x * TPool.StrideX) - TPool.PadLeft;
                        var right = Math.Min(TPool.InputWidth, left + TPool.KernelWidth);
                        kernel.Run<V>(image, result, new(Math.Max(0, top), bottom, Math.Max(0, left), right));
                    }
                }
            }
        }
    }
}
