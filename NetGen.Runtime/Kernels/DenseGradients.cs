using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of a dense layer's input, through the activation before it.</summary>
internal readonly unsafe struct DenseInputGradient<T, TDense, TActivation>(
    T* outputGradient, T* transposed, T* input, T* inputGradient, int rows, int capacity)
    : IKernel<T>, IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> =>
        PanelWidths.Run<T, V, DenseInputGradient<T, TDense, TActivation>>(this, TDense.Outputs, TDense.Inputs);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant
    {
        var nextRun = ((nint)capacity * TInputWidth.Value) - TInputWidth.Value;
        var block = Blocking.Rows<T>(TDense.Outputs);
        for (var start = 0; start < rows; start += block)
        {
            var end = Math.Min(rows, start + block);
            for (var column = 0; column < TDense.Inputs; column += TWidth.Value)
            {
                var columns = Math.Min(TWidth.Value, TDense.Inputs - column);
                var panel = (nint)column * capacity;
                for (var row = start; row < end; row += Tile<T>.Rows)
                {
                    var count = Math.Min(Tile<T>.Rows, end - row);
                    var tile = panel + ((nint)row * TWidth.Value);
                    Tile<T>.MultiplyPanel<V, PanelsProduct<TInputWidth, TWidth>>(
                        count,
                        columns,
                        outputGradient + ((nint)row * TInputWidth.Value),
                        nextRun,
                        transposed + ((nint)column * TDense.Outputs),
                        TDense.Outputs,
                        inputGradient + tile);
                    if (typeof(TActivation) != typeof(NoActivation<T>))
                        Finish<V>(inputGradient + tile, input + tile, count, columns, TWidth.Value);
                }
            }
        }
    }

    /// <summary>The activation's derivative over the tile just stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(T* gradient, T* y, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        for (var row = 0; row < rows; row++, gradient += width, y += width)
        {
            for (var column = 0; column < columns; column += V.Count)
                V.Store(gradient + column, TActivation.Backward(V.Load(y + column), V.Load(gradient + column)));
        }
    }
}

/// <summary>The gradient of a dense layer's weight from an input of rows back to back.</summary>
internal readonly unsafe struct DenseWeightGradientRows<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int offset, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (Panels.Width(TDense.Outputs) == 16)
        {
            DenseWeightGradient<T, TDense, TSink>.Run<V, TransposedProduct<InputsOf<TDense>, Sixteen>>(
                input, TDense.Inputs, 0, outputGradient, sink, offset, rows, capacity);
        }
        else
        {
            DenseWeightGradient<T, TDense, TSink>.Run<V, TransposedProduct<InputsOf<TDense>, ThirtyTwo>>(
                input, TDense.Inputs, 0, outputGradient, sink, offset, rows, capacity);
        }
    }
}

/// <summary>The gradient of a dense layer's weight from an input in panels.</summary>
internal readonly unsafe struct DenseWeightGradientPanels<T, TDense, TSink>(
    T* input, T* outputGradient, TSink sink, int offset, int rows, int capacity) : IKernel<T>, IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> =>
        PanelWidths.Run<T, V, DenseWeightGradientPanels<T, TDense, TSink>>(this, TDense.Inputs, TDense.Outputs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant =>
        DenseWeightGradient<T, TDense, TSink>.Run<V, TransposedProduct<TInputWidth, TWidth>>(
            input,
            TInputWidth.Value,
            (nint)capacity * TInputWidth.Value,
            outputGradient,
            sink,
            offset,
            rows,
            capacity);
}

internal static unsafe class DenseWeightGradient<T, TDense, TSink>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    /// <param name="input">The input's first row.</param>
    /// <param name="panelWidth">The features of one panel of the input, all of them where it has no panels.</param>
    /// <param name="nextPanel">The elements from one panel of the input to the next.</param>
    /// <param name="outputGradient">∂L/∂Y, in panels.</param>
    /// <param name="sink">Where the gradient goes.</param>
    /// <param name="offset">The weight's place in the parameter block.</param>
    /// <param name="rows">The examples to sum over.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Run<V, TProduct>(
        T* input,
        int panelWidth,
        nint nextPanel,
        T* outputGradient,
        TSink sink,
        int offset,
        int rows,
        int capacity)
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct
    {
        // Eight rows of a panel, on a cache line's boundary.
        var scratch = stackalloc T[(8 * 32) + 16];
        scratch = (T*)(((nuint)scratch + 63) & ~(nuint)63);

        var block = Blocking.Columns<T>(rows);
        for (var start = 0; start < TDense.Inputs; start += block)
        {
            var end = Math.Min(TDense.Inputs, start + block);
            for (var column = 0; column < TDense.Outputs; column += TProduct.Width)
            {
                var columns = Math.Min(TProduct.Width, TDense.Outputs - column);
                var delta = outputGradient + ((nint)column * capacity);
                var weight = (nint)offset + ((nint)column * TDense.Inputs);
                for (var i = start; i < end;)
                {
                    // A tile stays within a panel of the input.
                    var within = i % panelWidth;
                    var count = Math.Min(Tile<T>.Rows, Math.Min(panelWidth - within, end - i));
                    var x = input + (i / panelWidth * nextPanel) + within;
                    var place = weight + ((nint)i * TProduct.Width);
                    sink.Announce(place, count * TProduct.Width);
                    var isStored = typeof(TSink) == typeof(StoreGradient<T>);
                    var tile = isStored ? ((StoreGradient<T>)(object)sink).At(place) : scratch;
                    Tile<T>.MultiplyPanel<V, TProduct>(count, columns, x, 0, delta, rows, tile);
                    if (!isStored)
                        Take<V>(tile, sink, place, count, columns, TProduct.Width);
                    i += count;
                }
            }
        }
    }

    /// <summary>Hands the tile just stored to the sink. A whole tile is one run of memory, there as here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<V>(T* tile, TSink sink, nint offset, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        if (columns == width)
        {
            columns *= rows;
            rows = 1;
        }

        for (var row = 0; row < rows; row++, tile += width, offset += width)
        {
            for (nint column = 0; column < columns; column += V.Count)
                sink.Take(offset + column, V.Load(tile + column));
        }
    }
}

/// <summary>The gradient of a dense layer's bias: column sums, in four chains that hide the addition's latency.</summary>
internal readonly unsafe struct DenseBiasGradient<T, TDense, TSink>(
    T* outputGradient, TSink sink, int offset, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(TDense.Outputs);
        for (var column = 0; column < TDense.Outputs; column += V.Count)
        {
            var delta = outputGradient + ((nint)(column / width * width) * capacity) + (column % width);
            V sum0 = V.Zero, sum1 = V.Zero, sum2 = V.Zero, sum3 = V.Zero;
            var row = 0;
            for (; row + 4 <= rows; row += 4, delta += 4 * width)
            {
                sum0 += V.Load(delta);
                sum1 += V.Load(delta + width);
                sum2 += V.Load(delta + (2 * width));
                sum3 += V.Load(delta + (3 * width));
            }

            for (; row < rows; row++, delta += width)
                sum0 += V.Load(delta);
            sink.Take(offset + column, sum0 + sum1 + (sum2 + sum3));
        }
    }
}
