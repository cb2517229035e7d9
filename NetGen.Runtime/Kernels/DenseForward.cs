using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The forward pass of a dense layer over rows of values back to back: the network's input.</summary>
internal readonly unsafe struct DenseForwardRows<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows, int capacity, FoldedBatchNorm<T> norm = default)
    : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        if (Panels.Width(TDense.Outputs) == 16)
            Run<V, RowsProduct<InputsOf<TDense>, Sixteen>>();
        else
            Run<V, RowsProduct<InputsOf<TDense>, ThirtyTwo>>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run<V, TProduct>()
        where V : struct, ISimd<V, T>
        where TProduct : struct, IProduct =>
        new DenseProduct<T, V, TProduct, BiasAndActivation<T, TActivation>>(
            input,
            0,
            weight,
            output,
            new(TDense.HasBias ? bias : null, norm, kept, output),
            TDense.Inputs,
            TDense.Outputs,
            rows,
            capacity).Run();
}

/// <summary>The forward pass of a dense layer over panels.</summary>
internal readonly unsafe struct DenseForwardPanels<T, TDense, TActivation>(
    T* input, T* weight, T* bias, T* kept, T* output, int rows, int capacity, FoldedBatchNorm<T> norm = default)
    : IKernel<T>, IPanelsKernel<T>
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
        new DenseProduct<T, V, PanelsProduct<TInputWidth, TWidth>, BiasAndActivation<T, TActivation>>(
            input,
            ((nint)capacity * TInputWidth.Value) - TInputWidth.Value,
            weight,
            output,
            new(TDense.HasBias ? bias : null, norm, kept, output),
            TDense.Inputs,
            TDense.Outputs,
            rows,
            capacity).Run();
}

/// <summary>Bias, batch normalization and activation over what a product just stored.</summary>
/// <param name="bias">The bias, or null.</param>
/// <param name="norm">
/// The batch normalization, or <see langword="default"/>; there is none where the backward pass keeps anything.
/// </param>
/// <param name="kept">Receives what the activation is of, for the backward pass, where it takes it.</param>
/// <param name="output">The product, which becomes the output.</param>
internal readonly unsafe struct BiasAndActivation<T, TActivation>(
    T* bias, FoldedBatchNorm<T> norm, T* kept, T* output) : IProductFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    public static bool HasBefore => false;

    public void Before(int column, int end)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After<V>(nint place, int column, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        if (TActivation.IsFromInput && kept != null)
            FinishKeeping<V>(output + place, kept + place, column, rows, columns, width);
        else if (bias != null || norm.IsThere || typeof(TActivation) != typeof(NoActivation<T>))
            Finish<V>(output + place, column, rows, columns, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish<V>(T* tile, int first, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < columns; column += V.Count)
        {
            var y = tile + column;
            var scale = norm.Scale<V>(first + column);
            var shift = norm.Shift(first + column, scale, bias);
            for (var row = 0; row < rows; row++, y += width)
                V.Store(y, TActivation.Forward(V.MultiplyAdd(V.Load(y), scale, shift)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FinishKeeping<V>(T* tile, T* inputs, int first, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        for (var column = 0; column < columns; column += V.Count)
        {
            var b = bias == null ? V.Zero : V.Load(bias + first + column);
            var place = (nint)column;
            for (var row = 0; row < rows; row++, place += width)
            {
                var z = V.Load(tile + place) + b;
                V.Store(inputs + place, z);
                V.Store(tile + place, TActivation.Forward(z));
            }
        }
    }
}
