using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The largest value of each window of an image; all tensors in <see cref="Lanes"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class MaxPool2D<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// <c>Y[c, y, x] = max X[c, cells of window (y, x)]</c>; cells outside the image do not count, and a NaN wins.
    /// </summary>
    /// <param name="input">X, <c>[Channels, InputHeight, InputWidth]</c>.</param>
    /// <param name="output">Receives Y, <c>[Channels, OutputHeight, OutputWidth]</c>.</param>
    /// <param name="rows">The examples.</param>
    public static void Forward<TPool>(Address<T> input, Address<T> output, int rows)
        where TPool : struct, IPool2D =>
        PoolWindows<T, TPool>.Run<MaxPoolForward<T, TPool>>(new(input.Pointer, output.Pointer), rows);

    /// <summary>
    /// Sends each ∂L/∂Y to the window's first cell, row after row, that holds its maximum (the first NaN if there is
    /// one), and sums what a cell gets from several windows.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="output">Y, from which the place of the maximum is found again.</param>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, all of it; it shares no memory with the others.</param>
    /// <param name="rows">The examples.</param>
    public static void Backward<TPool>(
        Address<T> input, Address<T> output, Address<T> outputGradient, Address<T> inputGradient, int rows)
        where TPool : struct, IPool2D =>
        Backward<TPool, NoActivation<T>>(input, output, outputGradient, inputGradient, rows);

    /// <summary>The same, taken on through the activation that X is the output of.</summary>
    /// <param name="input">X.</param>
    /// <param name="output">Y, from which the place of the maximum is found again.</param>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="inputGradient">
    /// Receives the gradient of the activation's input, all of it; it shares no memory with the others.
    /// </param>
    /// <param name="rows">The examples.</param>
    public static void Backward<TPool, TActivation>(
        Address<T> input, Address<T> output, Address<T> outputGradient, Address<T> inputGradient, int rows)
        where TPool : struct, IPool2D
        where TActivation : struct, IActivation<T> =>
        PoolWindows<T, TPool>.Run<MaxPoolBackward<T, TPool, TActivation>>(
            new(input.Pointer, output.Pointer, outputGradient.Pointer, inputGradient.Pointer), rows);
}

internal readonly unsafe struct MaxPoolForward<T, TPool>(T* input, T* output) : IRangeKernel<T>, IPoolKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> => PoolWindows<T, TPool>.Run<V, MaxPoolForward<T, TPool>>(this, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint image, nint result, PoolWindow window)
        where V : struct, ISimd<V, T>
    {
        var max = V.Create(T.NegativeInfinity);
        for (var y = window.Top; y < window.Bottom; y++)
        {
            var cell = input + image + (((y * TPool.InputWidth) + window.Left) * Lanes.Width);
            for (var x = window.Left; x < window.Right; x++, cell += Lanes.Width)
            {
                // Max takes a NaN of the cell; one that is there already stays, for it equals nothing.
                max = V.Where(V.Equal(max, max), V.Max(max, V.Load(cell)), max);
            }
        }

        V.Store(output + result, max);
    }
}

internal readonly unsafe struct MaxPoolBackward<T, TPool, TActivation>(
    T* input, T* output, T* outputGradient, T* inputGradient) : IRangeKernel<T>, IPoolKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPool : struct, IPool2D
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        PoolWindows<T, TPool>.Run<V, MaxPoolBackward<T, TPool, TActivation>>(
            this, first, end, PoolWindows<T, TPool>.AreTiling ? null : inputGradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint image, nint result, PoolWindow window)
        where V : struct, ISimd<V, T>
    {
        var all = V.Equal(V.Zero, V.Zero);
        var max = V.Load(output + result);

        // What no cell has taken yet, in each lane.
        var remaining = V.Load(outputGradient + result);
        for (var y = window.Top; y < window.Bottom; y++)
        {
            var cell = image + (((y * TPool.InputWidth) + window.Left) * Lanes.Width);
            for (var x = window.Left; x < window.Right; x++, cell += Lanes.Width)
            {
                var value = V.Load(input + cell);
                var isMax = V.Where(V.Equal(value, value), V.Equal(value, max), all);
                var taken = TActivation.Backward(value, V.Where(isMax, remaining, V.Zero));
                remaining = V.Where(isMax, V.Zero, remaining);
                if (!PoolWindows<T, TPool>.AreTiling)
                    taken += V.Load(inputGradient + cell);
                V.Store(inputGradient + cell, taken);
            }
        }
    }
}
