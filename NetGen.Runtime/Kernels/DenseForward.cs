using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The forward pass of a dense layer over rows of values back to back: the network's input.</summary>
internal readonly unsafe struct DenseForwardRows<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows, int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (Panels.Width(TDense.Outputs) == 16)
        {
            DenseForward<T, TDense, TActivation>.Run<V, RowsProduct<InputsOf<TDense>, Sixteen>>(
                input, 0, weight, bias, kept, output, rows, capacity);
        }
        else
        {
            DenseForward<T, TDense, TActivation>.Run<V, RowsProduct<InputsOf<TDense>, ThirtyTwo>>(
                input, 0, weight, bias, kept, output, rows, capacity);
        }
    }
}

/// <summary>The forward pass of a dense layer over panels.</summary>
internal readonly unsafe struct DenseForwardPanels<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows, int capacity) : IKernel<T>, IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> =>
        PanelWidths.Run<T, V, DenseForwardPanels<T, TDense, TActivation>>(this, TDense.Inputs, TDense.Outputs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant =>
        DenseForward<T, TDense, TActivation>.Run<V, PanelsProduct<TInputWidth, TWidth>>(
            input, ((nint)capacity * TInputWidth.Value) - TInputWidth.Value, weight, bias, kept, output, rows, capacity);
}

internal static unsafe class DenseForward<T, TDense, TActivation>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TProduct>(
        T* input, nint nextRun, T* weight, T* bias, T* kept, T* output, int rows, int capacity)
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct
    {
        var block = Blocking.Rows<T>(TDense.Inputs);
        for (var start = 0; start < rows; start += block)
        {
            var end = Math.Min(rows, start + block);
            for (var column = 0; column < TDense.Outputs; column += TProduct.Width)
            {
                var columns = Math.Min(TProduct.Width, TDense.Outputs - column);
                var panel = (nint)column * capacity;
                for (var row = start; row < end; row += Tile<T>.Rows)
                {
                    var count = Math.Min(Tile<T>.Rows, end - row);
                    var place = panel + ((nint)row * TProduct.Width);
                    var tile = output + place;
                    Tile<T>.MultiplyPanel<V, TProduct>(
                        count,
                        columns,
                        input + ((nint)row * TProduct.RowStride),
                        nextRun,
                        weight + ((nint)column * TDense.Inputs),
                        TDense.Inputs,
                        tile);
                    if (TActivation.IsFromInput && kept != null)
                        FinishKeeping<V>(tile, bias + column, kept + place, count, columns, TProduct.Width);
                    else if (TDense.HasBias || typeof(TActivation) != typeof(NoActivation<T>))
                        Finish<V>(tile, bias + column, count, columns, TProduct.Width);
                }
            }
        }
    }

    /// <summary>Bias and activation over the tile just stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish<V>(T* tile, T* bias, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < columns; column += V.Count)
        {
            var b = TDense.HasBias ? V.Load(bias + column) : V.Zero;
            var y = tile + column;
            for (var row = 0; row < rows; row++, y += width)
                V.Store(y, TActivation.Forward(TDense.HasBias ? V.Load(y) + b : V.Load(y)));
        }
    }

    /// <summary>The same, and what the activation is of, kept for the backward pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishKeeping<V>(T* tile, T* bias, T* kept, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < columns; column += V.Count)
        {
            var b = TDense.HasBias ? V.Load(bias + column) : V.Zero;
            var place = (nint)column;
            for (var row = 0; row < rows; row++, place += width)
            {
                var z = TDense.HasBias ? V.Load(tile + place) + b : V.Load(tile + place);
                V.Store(kept + place, z);
                V.Store(tile + place, TActivation.Forward(z));
            }
        }
    }
}
