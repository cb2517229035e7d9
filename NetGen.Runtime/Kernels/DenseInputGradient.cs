using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of a dense layer's input, through the activation before it.</summary>
internal readonly unsafe struct DenseInputGradient<T, TDense, TActivation>(
    T* outputGradient, T* weight, T* transposed, T* input, T* inputGradient, int rows, int capacity)
    : IKernel<T>, IPanelsKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>()
        where V : struct, ISimd<V, T> =>
        PanelWidths.Run<T, V, DenseInputGradient<T, TDense, TActivation>>(this, TDense.Outputs, TDense.Inputs);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V, TInputWidth, TWidth>()
        where V : struct, ISimd<V, T>
        where TInputWidth : struct, IConstant
        where TWidth : struct, IConstant =>
        new DenseProduct<T, V, PanelsProduct<TInputWidth, TWidth>, TransposeAndDerivative<T, TDense, TActivation>>(
            outputGradient,
            ((nint)capacity * TInputWidth.Value) - TInputWidth.Value,
            transposed,
            inputGradient,
            new(weight, transposed, input, inputGradient),
            TDense.Outputs,
            TDense.Inputs,
            rows,
            capacity).Run();
}

/// <summary>
/// The weight into panels of inputs, just before a product reads them, and the activation's derivative over what it
/// stored.
/// </summary>
/// <param name="weight">The weight in panels of outputs.</param>
/// <param name="transposed">Receives it in panels of inputs.</param>
/// <param name="saved">What the derivative is computed from.</param>
/// <param name="gradient">The product, which becomes the gradient of the activation's input.</param>
internal readonly unsafe struct TransposeAndDerivative<T, TDense, TActivation>(
    T* weight, T* transposed, T* saved, T* gradient) : IProductFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TDense : struct, IDense
    where TActivation : struct, IActivation<T>
{
    public static bool HasBefore => true;

    public void Before(int column, int end) =>
        PanelTranspose.Run(weight, transposed, TDense.Inputs, TDense.Outputs, column, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void After<V>(nint place, int column, int rows, int columns, int width)
        where V : struct, ISimd<V, T>
    {
        if (typeof(TActivation) == typeof(NoActivation<T>))
            return;
        var g = gradient + place;
        var y = saved + place;
        for (var row = 0; row < rows; row++, g += width, y += width)
        {
            for (var i = 0; i < columns; i += V.Count)
                V.Store(g + i, TActivation.Backward(V.Load(y + i), V.Load(g + i)));
        }
    }
}
