using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The products of a dense layer, <c>Y = f(X Wᵀ + b)</c>, over a batch. Activations and their gradients are in <see
/// cref="Panels"/>; the weight is stored transposed in panels too, <c>[panel of outputs][input][output]</c>, so that
/// one form of product serves the forward pass and both gradients. Methods take the first panel's first row of each
/// tensor, the rows to compute, and the rows from one panel to the next (<c>capacity</c>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Dense<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y = f(X Wᵀ + b)</c> from rows of values back to back.</summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input, Address<T> weight, Address<T> bias, Address<T> output, int rows, int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default(FoldedBatchNorm<T>), output, rows, capacity);

    /// <summary>
    /// <c>Y = f(norm(X Wᵀ + b))</c> from rows of values back to back, with the batch normalization that follows.
    /// </summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        FromRows<TDense, TActivation>(input, weight, bias, norm, default, output, rows, capacity);

    /// <summary>
    /// <c>Z = X Wᵀ + b</c> and <c>Y = f(Z)</c> from rows of values back to back, for an activation that
    /// <see cref="IActivation{T}.IsFromInput">goes back from its input</see>.
    /// </summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> kept,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        FromRows<TDense, TActivation>(input, weight, bias, default, kept, output, rows, capacity);

    /// <summary><c>Y = f(X Wᵀ + b)</c> from panels.</summary>
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> output, int rows, int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default(FoldedBatchNorm<T>), output, rows, capacity);

    /// <summary><c>Y = f(norm(X Wᵀ + b))</c> from panels, with the batch normalization that follows.</summary>
    public static void Forward<TDense, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        FromPanels<TDense, TActivation>(input, weight, bias, norm, default, output, rows, capacity);

    /// <summary>
    /// <c>Z = X Wᵀ + b</c> and <c>Y = f(Z)</c> from panels, for an activation that
    /// <see cref="IActivation{T}.IsFromInput">goes back from its input</see>.
    /// </summary>
    public static void Forward<TDense, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> kept,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        FromPanels<TDense, TActivation>(input, weight, bias, default, kept, output, rows, capacity);

    /// <summary>
    /// <c>∂L/∂Z = (∂L/∂Y W) ⊙ g′</c>: the gradient of this layer's input, taken on through the activation g that made
    /// it.
    /// </summary>
    /// <param name="outputGradient">∂L/∂Y, in panels.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="transposed">Receives W in panels of inputs, <c>[panel of inputs][output][input]</c>.</param>
    /// <param name="input">What g goes back from, in panels: this layer's input, or that of g.</param>
    /// <param name="inputGradient">Receives ∂L/∂Z, in panels.</param>
    /// <param name="rows">The rows to compute.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void InputGradient<TDense, TActivation>(
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> transposed,
        Address<T> input,
        Address<T> inputGradient,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, DenseInputGradient<T, TDense, TActivation>>(new(
            outputGradient.Pointer,
            weight.Pointer,
            transposed.Pointer,
            input.Pointer,
            inputGradient.Pointer,
            rows,
            capacity));

    /// <summary>
    /// <c>∂L/∂W = ∂L/∂Yᵀ X</c> from an input of rows of values back to back, and <c>∂L/∂b</c>, the sum of ∂L/∂Y over
    /// the rows; both handed to <paramref name="sink"/>.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y, in panels.</param>
    /// <param name="sink">Where the gradients go.</param>
    /// <param name="weight">The weight's place in the parameter block.</param>
    /// <param name="bias">The bias's place there; negative where there is none.</param>
    /// <param name="rows">The rows to sum over.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ParameterGradient<TDense, TSink>(
        ReadOnlySpan<T> input, Address<T> outputGradient, TSink sink, int weight, int bias, int rows, int capacity)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T>
    {
        fixed (T* x = input)
        {
            Widest.Run<T, DenseParameterGradientRows<T, TDense, TSink>>(new(
                x, outputGradient.Pointer, sink, weight, bias, rows, capacity));
        }
    }

    /// <summary>The same from an input in panels.</summary>
    public static void ParameterGradient<TDense, TSink>(
        Address<T> input, Address<T> outputGradient, TSink sink, int weight, int bias, int rows, int capacity)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, DenseParameterGradientPanels<T, TDense, TSink>>(new(
            input.Pointer, outputGradient.Pointer, sink, weight, bias, rows, capacity));

    private static void FromRows<TDense, TActivation>(
        ReadOnlySpan<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> kept,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T>
    {
        fixed (T* x = input)
        {
            Widest.Run<T, DenseForwardRows<T, TDense, TActivation>>(new(
                x, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, rows, capacity, norm));
        }

        ClearPadding<TDense, TActivation>(output, rows, capacity);
    }

    private static void FromPanels<TDense, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> kept,
        Address<T> output,
        int rows,
        int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T>
    {
        Widest.Run<T, DenseForwardPanels<T, TDense, TActivation>>(new(
            input.Pointer, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, rows, capacity, norm));
        ClearPadding<TDense, TActivation>(output, rows, capacity);
    }

    private static void ClearPadding<TDense, TActivation>(Address<T> output, int rows, int capacity)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T>
    {
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(output.Pointer, TDense.Outputs, rows, capacity);
    }
}
