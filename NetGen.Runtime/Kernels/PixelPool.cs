using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The largest value or the mean of windows of one example in the layout of <see cref="Pixels{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PixelPool<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The largest value of each window, as <see cref="MaxPool2D{T}"/> defines it.</summary>
    public static void Max<TPool>(Address<T> input, Address<T> output)
        where TPool : struct, IPool2D =>
        Widest.Run<T, PixelWindows<T, TPool, LargestOf<T>>>(new(input.Pointer, output.Pointer));

    /// <summary>The mean of each window, as <see cref="AvgPool2D{T}"/> defines it.</summary>
    public static void Mean<TPool>(Address<T> input, Address<T> output)
        where TPool : struct, IPool2D =>
        Widest.Run<T, PixelWindows<T, TPool, MeanOf<T>>>(new(input.Pointer, output.Pointer));

    /// <summary>The mean of each channel over all pixels.</summary>
    /// <param name="input">The image.</param>
    /// <param name="output">Receives the means, a vector.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The pixels of a channel.</param>
    public static void MeanOfAll(Address<T> input, Address<T> output, int channels, int positions) =>
        Widest.Run<T, PixelMean<T>>(new(input.Pointer, output.Pointer, channels, positions));
}

/// <summary>What becomes of the pixels of a window, for as many channels as a vector has lanes.</summary>
internal interface IPixelWindow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract V Start<V>()
        where V : struct, ISimd<V, T>;

    static abstract V Take<V>(V soFar, V pixel)
        where V : struct, ISimd<V, T>;

    static abstract V Finish<V, TPool>(V all, int cells)
        where V : struct, ISimd<V, T>
        where TPool : struct, IPool2D;
}

internal readonly struct LargestOf<T> : IPixelWindow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>()
        where V : struct, ISimd<V, T> => V.Create(T.NegativeInfinity);

    // Max takes a NaN of the pixel; one that is there already stays, for it equals nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Take<V>(V soFar, V pixel)
        where V : struct, ISimd<V, T> => V.Where(V.Equal(soFar, soFar), V.Max(soFar, pixel), soFar);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Finish<V, TPool>(V all, int cells)
        where V : struct, ISimd<V, T>
        where TPool : struct, IPool2D => all;
}

internal readonly struct MeanOf<T> : IPixelWindow<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Start<V>()
        where V : struct, ISimd<V, T> => V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Take<V>(V soFar, V pixel)
        where V : struct, ISimd<V, T> => soFar + pixel;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Finish<V, TPool>(V all, int cells)
        where V : struct, ISimd<V, T>
        where TPool : struct, IPool2D => all * V.Create(AvgPool2D<T>.Share<TPool>(cells));
}

internal readonly unsafe struct PixelWindows<T, TPool, TWindow>(T* input, T* output) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
    where TWindow : struct, IPixelWindow<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(TPool.Channels);
        for (var column = 0; column < TPool.Channels; column += V.Count)
        {
            var panel = column & -width;
            var within = column & (width - 1);
            var x = input + ((nint)panel * TPool.InputHeight * TPool.InputWidth) + within;
            var y = output + ((nint)panel * TPool.OutputHeight * TPool.OutputWidth) + within;
            for (var row = 0; row < TPool.OutputHeight; row++)
            {
                var top = (row * TPool.StrideY) - TPool.PadTop;
                var bottom = Math.Min(TPool.InputHeight, top + TPool.KernelHeight);
                top = Math.Max(0, top);
                for (var pixel = 0; pixel < TPool.OutputWidth; pixel++, y += width)
                {
                    var left = (pixel * TPool.StrideX) - TPool.PadLeft;
                    var right = Math.Min(TPool.InputWidth, left + TPool.KernelWidth);
                    left = Math.Max(0, left);
                    var all = TWindow.Start<V>();
                    for (var i = top; i < bottom; i++)
                    {
                        for (var j = left; j < right; j++)
                            all = TWindow.Take(all, V.Load(x + (((nint)i * TPool.InputWidth) + j) * width));
                    }

                    V.Store(y, TWindow.Finish<V, TPool>(all, (bottom - top) * (right - left)));
                }
            }
        }
    }
}

internal readonly unsafe struct PixelMean<T>(T* input, T* output, int channels, int positions) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(channels);
        var share = V.Create(T.One / T.CreateTruncating(positions));
        for (var column = 0; column < Panels.PaddedFeatures(channels); column += V.Count)
        {
            var x = input + ((nint)(column & -width) * positions) + (column & (width - 1));
            V.Store(output + column, VectorSum<T>.Of<V>(x, width, positions) * share);
        }
    }
}
