using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The products of a small dense layer for one example, which no other example's work hides the latency of: outputs lie in the
/// lanes of vectors, each number of the input is broadcast. Vectors of values are rows of one panel, as wide as the panel.
/// </summary>
/// <remarks>Every element of an output is the sequence of operations that <see cref="LaneDense{T}"/> does.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowDense<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>z = W x + b</c> and <c>y = f(z)</c>.</summary>
    /// <param name="input">x.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="bias">b.</param>
    /// <param name="kept">
    /// Receives z, for an activation that <see cref="IActivation{T}.IsFromInput">goes back from its input</see>; otherwise none.
    /// </param>
    /// <param name="output">Receives y.</param>
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> kept, Address<T> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, RowDenseForward<T, TDense, TActivation>>(new(
            input.Pointer, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer));

    /// <summary><c>y = f(W x + b)</c>.</summary>
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default, output);

    /// <summary><c>z = W x + b</c> and <c>y = f(z)</c> of an example of the caller's.</summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input, Address<T> weight, Address<T> bias, Address<T> kept, Address<T> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T>
    {
        fixed (T* x = input)
        {
            Forward<TDense, TActivation>(new Address<T>(x), weight, bias, kept, output);
        }
    }

    /// <summary><c>y = f(W x + b)</c> of an example of the caller's.</summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input, Address<T> weight, Address<T> bias, Address<T> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default, output);

    /// <summary>
    /// <c>∂L/∂z = (Wᵀ ∂L/∂y) ⊙ g′</c>: the gradient of this layer's input, taken on through the activation g that made it.
    /// </summary>
    /// <param name="outputGradient">∂L/∂y, 0 past the last output.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="saved">What g goes back from: this layer's input, or that of g.</param>
    /// <param name="inputGradient">Receives ∂L/∂z, and 0 past the last input.</param>
    public static void InputGradient<TDense, TActivation>(
        Address<T> outputGradient, Address<T> weight, Address<T> saved, Address<T> inputGradient)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, RowDenseInputGradient<T, TDense, TActivation>>(new(
            outputGradient.Pointer, weight.Pointer, saved.Pointer, inputGradient.Pointer));

    /// <summary>
    /// <c>∂L/∂W = ∂L/∂y xᵀ</c> and <c>∂L/∂b = ∂L/∂y</c>, handed to <paramref name="sink"/>.
    /// </summary>
    /// <param name="input">x.</param>
    /// <param name="outputGradient">∂L/∂y, 0 past the last output.</param>
    /// <param name="sink">What takes the gradient.</param>
    /// <param name="weight">The place of W in the parameter block.</param>
    /// <param name="bias">The place of b in the parameter block.</param>
    public static void ParameterGradient<TDense, TSink>(
        Address<T> input, Address<T> outputGradient, TSink sink, int weight, int bias)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, RowDenseParameterGradient<T, TDense, TSink>>(new(
            input.Pointer, outputGradient.Pointer, sink, weight, bias));

    /// <summary><see cref="ParameterGradient{TDense, TSink}(Address{T}, Address{T}, TSink, int, int)"/> of an example of the caller's.</summary>
    public static void ParameterGradient<TDense, TSink>(
        ReadOnlySpan<T> input, Address<T> outputGradient, TSink sink, int weight, int bias)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T>
    {
        fixed (T* x = input)
        {
            ParameterGradient<TDense, TSink>(new Address<T>(x), outputGradient, sink, weight, bias);
        }
    }
}
