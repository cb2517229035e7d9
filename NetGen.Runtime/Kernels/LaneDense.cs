using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The products of a small dense layer over a batch in <see cref="Lanes"/>: examples lie in the lanes of vectors, and each
/// weight is broadcast to all of them. Nothing is padded to the width of a panel of <see cref="Dense{T}"/>, and the gradient
/// of the input reads the weight as it is stored, so that layers of a few units waste nothing.
/// </summary>
/// <remarks>
/// Every element of an output is the same sequence of operations whatever the number of rows and the width of vectors: the sum
/// over the even inputs, that starts with the bias, plus the sum over the odd ones.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneDense<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Z = X Wᵀ + b</c> and <c>Y = f(Z)</c>.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="bias">b.</param>
    /// <param name="kept">
    /// Receives Z in lanes, for an activation that <see cref="IActivation{T}.IsFromInput">goes back from its input</see>; otherwise
    /// none.
    /// </param>
    /// <param name="output">Receives Y, in lanes.</param>
    /// <param name="rows">The rows to compute.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> kept, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, LaneDenseForward<T, TDense, TActivation>>(new(
            input.Pointer, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, rows));

    /// <summary><c>Y = f(X Wᵀ + b)</c>, keeping no Z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<TDense, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> output, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Forward<TDense, TActivation>(input, weight, bias, default, output, rows);

    /// <summary>
    /// <c>∂L/∂Z = (∂L/∂Y W) ⊙ g′</c>: the gradient of this layer's input, taken on through the activation g that made
    /// it.
    /// </summary>
    /// <param name="outputGradient">∂L/∂Y, in lanes.</param>
    /// <param name="weight">W, in panels of outputs.</param>
    /// <param name="saved">What g goes back from, in lanes: this layer's input, or that of g.</param>
    /// <param name="inputGradient">Receives ∂L/∂Z, in lanes.</param>
    /// <param name="rows">The rows to compute.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient<TDense, TActivation>(
        Address<T> outputGradient, Address<T> weight, Address<T> saved, Address<T> inputGradient, int rows)
        where TDense : struct, IDense
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, LaneDenseInputGradient<T, TDense, TActivation>>(new(
            outputGradient.Pointer, weight.Pointer, saved.Pointer, inputGradient.Pointer, rows));

    /// <summary>
    /// <c>∂L/∂W = ∂L/∂Yᵀ X</c> and <c>∂L/∂b</c>, the sum of ∂L/∂Y over the rows, handed to <paramref name="sink"/>.
    /// </summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="outputGradient">∂L/∂Y, in lanes, 0 in the lanes past the last row.</param>
    /// <param name="sink">What takes the gradient.</param>
    /// <param name="weight">The place of W in the parameter block.</param>
    /// <param name="bias">The place of b in the parameter block.</param>
    /// <param name="rows">The rows to sum over.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void ParameterGradient<TDense, TSink>(
        Address<T> input, Address<T> outputGradient, in TSink sink, int weight, int bias, int rows)
        where TDense : struct, IDense
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, LaneDenseParameterGradient<T, TDense, TSink>>(new(
            input.Pointer, outputGradient.Pointer, sink, weight, bias, rows));
}
