using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The products of a small dense layer for one example or a few, which would leave most lanes of
/// <see cref="LaneDense{T}"/> empty: outputs lie in the lanes of vectors, each number of the input is broadcast. Values
/// are rows of one panel, one after the other.
/// </summary>
/// <remarks>
/// Every element of an output is the sequence of operations that <see cref="LaneDense{T}"/> does. What each method
/// calls is inlined into it: with so little to do, handing arguments on in memory would take as long.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowDense<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Z = X Wᵀ + b</c> and <c>Y = f(Z)</c>.</summary>
    /// <param name="input">X, in a panel.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="bias">b.</param>
    /// <param name="kept">
    /// Receives Z, for an activation that <see cref="IActivation{T}.IsFromInput">goes back from its input</see>;
    /// otherwise none.
    /// </param>
    /// <param name="output">Receives Y.</param>
    /// <param name="rows">The examples.</param>
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> kept, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(
            input.Pointer, Panels.Width(TDense.Inputs), weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, rows);

    /// <summary><c>Y = f(X Wᵀ + b)</c>.</summary>
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default, output, rows);

    /// <summary><c>Z = X Wᵀ + b</c> and <c>Y = f(Z)</c> of the caller's rows.</summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input, Address<T> weight, Address<T> bias, Address<T> kept, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T>
    {
        fixed (T* x = input)
        {
            Forward<TDense, TActivation>(
                x, TDense.Inputs, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, rows);
        }
    }

    /// <summary><c>Y = f(X Wᵀ + b)</c> of the caller's rows.</summary>
    public static void Forward<TDense, TActivation>(
        ReadOnlySpan<T> input, Address<T> weight, Address<T> bias, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default, output, rows);

    /// <summary>
    /// <c>∂L/∂Z = (∂L/∂Y W) ⊙ g′</c>: the gradient of this layer's input, taken on through the activation g that made
    /// it.
    /// </summary>
    /// <param name="outputGradient">∂L/∂Y, 0 past the last output.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="saved">What g goes back from: this layer's input, or that of g.</param>
    /// <param name="inputGradient">Receives ∂L/∂Z, and 0 past the last input.</param>
    /// <param name="rows">The examples.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient<TDense, TActivation>(
        Address<T> outputGradient, Address<T> weight, Address<T> saved, Address<T> inputGradient, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, RowDenseInputGradient<T, TDense, TActivation>>(new(
            outputGradient.Pointer, weight.Pointer, saved.Pointer, inputGradient.Pointer, rows));

    /// <summary>
    /// <c>∂L/∂W = ∂L/∂Yᵀ X</c> and <c>∂L/∂b</c>, the sum of ∂L/∂Y over the rows, handed to <paramref name="sink"/>.
    /// </summary>
    /// <param name="input">X, in a panel.</param>
    /// <param name="outputGradient">∂L/∂Y, 0 past the last output.</param>
    /// <param name="sink">What takes the gradient.</param>
    /// <param name="weight">The place of W in the parameter block.</param>
    /// <param name="bias">The place of b in the parameter block.</param>
    /// <param name="rows">The examples.</param>
    public static void ParameterGradient<TDense, TSink>(
        Address<T> input, Address<T> outputGradient, in TSink sink, int weight, int bias, int rows)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T> =>
        ParameterGradient<TDense, TSink>(
            input.Pointer, Panels.Width(TDense.Inputs), outputGradient.Pointer, in sink, weight, bias, rows);

    /// <summary>
    /// <see cref="ParameterGradient{TDense, TSink}(Address{T}, Address{T}, in TSink, int, int, int)"/> of the caller's
    /// rows.
    /// </summary>
    public static void ParameterGradient<TDense, TSink>(
        ReadOnlySpan<T> input, Address<T> outputGradient, in TSink sink, int weight, int bias, int rows)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T>
    {
        fixed (T* x = input)
        {
            ParameterGradient<TDense, TSink>(x, TDense.Inputs, outputGradient.Pointer, in sink, weight, bias, rows);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TDense, TActivation>(
        T* input, int stride, T* weight, T* bias, T* kept, T* output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, RowDenseForward<T, TDense, TActivation>>(new(input, stride, weight, bias, kept, output, rows));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ParameterGradient<TDense, TSink>(
        T* input, int stride, T* outputGradient, in TSink sink, int weight, int bias, int rows)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, RowDenseParameterGradient<T, TDense, TSink>>(new(
            input, stride, outputGradient, sink, weight, bias, rows));
}
