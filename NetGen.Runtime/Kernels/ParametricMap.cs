using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Elementwise functions with trained numbers, <c>y = f(x; p₀, p₁, …)</c>, the numbers one set for all elements or one for
/// each channel.
/// </summary>
/// <remarks>
/// The values of a number are a vector of the channels, padded to whole panels; those of the next number follow it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ParametricMap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y = f(X; p)</c>, both in panels.</summary>
    /// <param name="input">X.</param>
    /// <param name="parameters">The trained numbers.</param>
    /// <param name="output">Receives Y; it may replace X.</param>
    /// <param name="channels">The sets of numbers: 1, or the number of features.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ForwardPanels<TActivation>(
        Address<T> input, Address<T> parameters, Address<T> output, int channels, int features, int rows, int capacity)
        where TActivation : struct, IParametricActivation<T>
    {
        Widest.Run<T, ParametricForwardPanels<T, TActivation>>(
            new(input.Pointer, parameters.Pointer, output.Pointer, channels, features, rows, capacity));
        if (!TActivation.IsTotal)
            Padding<T>.ClearPanels(output.Pointer, features, rows, capacity);
    }

    /// <summary><c>Y = f(X; p)</c>, both <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X.</param>
    /// <param name="parameters">The trained numbers.</param>
    /// <param name="output">Receives Y; it may replace X.</param>
    /// <param name="channels">The sets of numbers: the channels, or 1 for all.</param>
    /// <param name="positions">
    /// The elements of an example that share a set: all of them where there is one set.
    /// </param>
    /// <param name="rows">The examples.</param>
    public static void ForwardLanes<TActivation>(
        Address<T> input, Address<T> parameters, Address<T> output, int channels, int positions, int rows)
        where TActivation : struct, IParametricActivation<T>
    {
        Widest.Run<T, ParametricForwardLanes<T, TActivation>>(
            new(input.Pointer, parameters.Pointer, output.Pointer, channels, positions, rows));
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(output.Pointer, channels * positions, rows);
    }

    /// <summary>
    /// <c>∂L/∂x = ∂f/∂x ∂L/∂y</c> and <c>∂L/∂pᵢ = Σ ∂f/∂pᵢ ∂L/∂y</c> over the elements that share a set. All tensors in
    /// panels.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="parameters">The trained numbers.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, with zeros as padding; it may replace ∂L/∂Y. Null for none.</param>
    /// <param name="sink">Where the gradients of the numbers go.</param>
    /// <param name="offset">The numbers' place in the parameter block.</param>
    /// <param name="channels">The sets of numbers: 1, or the number of features.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void BackwardPanels<TActivation, TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> parameters,
        Address<T> inputGradient,
        TSink sink,
        int offset,
        int channels,
        int features,
        int rows,
        int capacity)
        where TActivation : struct, IParametricActivation<T>
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, ParametricBackwardPanels<T, TActivation, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            parameters.Pointer,
            inputGradient.Pointer,
            sink,
            offset,
            channels,
            features,
            rows,
            capacity));

    /// <summary>As <see cref="BackwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y, with zeros in the lanes past the last row.</param>
    /// <param name="parameters">The trained numbers.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, with zeros in the lanes past the last row; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradients of the numbers go.</param>
    /// <param name="offset">The numbers' place in the parameter block.</param>
    /// <param name="channels">The sets of numbers: the channels, or 1 for all.</param>
    /// <param name="positions">
    /// The elements of an example that share a set: all of them where there is one set.
    /// </param>
    /// <param name="rows">The examples.</param>
    public static void BackwardLanes<TActivation, TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> parameters,
        Address<T> inputGradient,
        TSink sink,
        int offset,
        int channels,
        int positions,
        int rows)
        where TActivation : struct, IParametricActivation<T>
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, ParametricBackwardLanes<T, TActivation, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            parameters.Pointer,
            inputGradient.Pointer,
            sink,
            offset,
            channels,
            positions,
            rows));
}
