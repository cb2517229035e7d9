using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The mean of each window of an image; all tensors in <see cref="Lanes"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class AvgPool2D<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// <c>Y[c, y, x] = Σ X[c, cells of window (y, x)] / n</c>, where n is the number of the window's cells, or, unless
    /// <see cref="IPool2D.CountPadding"/>, of those within the image.
    /// </summary>
    /// <param name="input">X, <c>[Channels, InputHeight, InputWidth]</c>.</param>
    /// <param name="output">Receives Y, <c>[Channels, OutputHeight, OutputWidth]</c>.</param>
    /// <param name="rows">The examples.</param>
    public static void Forward<TPool>(Address<T> input, Address<T> output, int rows)
        where TPool : struct, IPool2D =>
        PoolWindows<T, TPool>.Run<AvgPoolForward<T, TPool>>(new(input.Pointer, output.Pointer), rows);

    /// <summary>Sends ∂L/∂Y / n to each cell of its window, and sums what a cell gets from several windows.</summary>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, all of it; it shares no memory with ∂L/∂Y.</param>
    /// <param name="rows">The examples.</param>
    public static void Backward<TPool>(Address<T> outputGradient, Address<T> inputGradient, int rows)
        where TPool : struct, IPool2D =>
        PoolWindows<T, TPool>.Run<AvgPoolBackward<T, TPool>>(new(outputGradient.Pointer, inputGradient.Pointer), rows);

    /// <summary>One over the cells that a window's mean is taken of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Share<TPool>(int cells)
        where TPool : struct, IPool2D
    {
        if (TPool.CountPadding)
            cells = TPool.KernelHeight * TPool.KernelWidth;

        // A window wholly in the padding has no cells, and its mean is 0.
        return T.One / T.CreateTruncating(Math.Max(1, cells));
    }
}

internal readonly unsafe struct AvgPoolForward<T, TPool>(T* input, T* output) : IRangeKernel<T>, IPoolKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> => PoolWindows<T, TPool>.Run<V, AvgPoolForward<T, TPool>>(this, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint image, nint result, PoolWindow window)
        where V : struct, ISimd<V, T>
    {
        var sum = V.Zero;
        for (var y = window.Top; y < window.Bottom; y++)
        {
            var cell = input + image + (((y * TPool.InputWidth) + window.Left) * Lanes.Width);
            for (var x = window.Left; x < window.Right; x++, cell += Lanes.Width)
                sum += V.Load(cell);
        }

        V.Store(output + result, sum * V.Create(AvgPool2D<T>.Share<TPool>(window.Cells)));
    }
}

internal readonly unsafe struct AvgPoolBackward<T, TPool>(T* outputGradient, T* inputGradient)
    : IRangeKernel<T>, IPoolKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        PoolWindows<T, TPool>.Run<V, AvgPoolBackward<T, TPool>>(
            this, first, end, PoolWindows<T, TPool>.AreTiling ? null : inputGradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint image, nint result, PoolWindow window)
        where V : struct, ISimd<V, T>
    {
        var share = V.Load(outputGradient + result) * V.Create(AvgPool2D<T>.Share<TPool>(window.Cells));
        for (var y = window.Top; y < window.Bottom; y++)
        {
            var cell = inputGradient + image + (((y * TPool.InputWidth) + window.Left) * Lanes.Width);
            for (var x = window.Left; x < window.Right; x++, cell += Lanes.Width)
                V.Store(cell, PoolWindows<T, TPool>.AreTiling ? share : V.Load(cell) + share);
        }
    }
}
