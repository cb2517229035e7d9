using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The rectifier with a trained slope for negative values, <c>y = max(0, x) + weight × min(0, x)</c>, the slope one for
/// all or one a channel (He, Zhang, Ren and Sun 2015).
/// </summary>
/// <remarks>The slopes are a vector of the channels, padded to whole panels.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PReLU<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y</c> from X, both in panels.</summary>
    /// <param name="input">X.</param>
    /// <param name="weight">The slopes.</param>
    /// <param name="output">Receives Y; it may replace X.</param>
    /// <param name="channels">The number of slopes: 1, or the number of features.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ForwardPanels(
        Address<T> input, Address<T> weight, Address<T> output, int channels, int features, int rows, int capacity) =>
        Widest.Run<T, PReLUForwardPanels<T>>(
            new(input.Pointer, weight.Pointer, output.Pointer, channels, features, rows, capacity));

    /// <summary><c>Y</c> from X, both <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X.</param>
    /// <param name="weight">The slopes.</param>
    /// <param name="output">Receives Y; it may replace X.</param>
    /// <param name="channels">The number of slopes: the channels, or 1 for all.</param>
    /// <param name="positions">
    /// The elements of an example that share a slope: all of them where there is one slope.
    /// </param>
    /// <param name="rows">The examples.</param>
    public static void ForwardLanes(
        Address<T> input, Address<T> weight, Address<T> output, int channels, int positions, int rows) =>
        Widest.Run<T, PReLUForwardLanes<T>>(
            new(input.Pointer, weight.Pointer, output.Pointer, channels, positions, rows));

    /// <summary>
    /// <c>∂L/∂x = ∂L/∂y</c> where x is positive and <c>weight × ∂L/∂y</c> elsewhere; <c>∂L/∂weight = Σ min(0, x)
    /// ∂L/∂y</c>. All tensors in panels.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="weight">The slopes.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, with zeros as padding; it may replace ∂L/∂Y. Null for none.</param>
    /// <param name="sink">Where the gradient of the slopes goes.</param>
    /// <param name="weightOffset">The slopes' place in the parameter block.</param>
    /// <param name="channels">The number of slopes: 1, or the number of features.</param>
    /// <param name="features">The features.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void BackwardPanels<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int channels,
        int features,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, PReLUBackwardPanels<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            weight.Pointer,
            inputGradient.Pointer,
            sink,
            weightOffset,
            channels,
            features,
            rows,
            capacity));

    /// <summary>As <see cref="BackwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y, with zeros in the lanes past the last row.</param>
    /// <param name="weight">The slopes.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, with zeros in the lanes past the last row; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradient of the slopes goes.</param>
    /// <param name="weightOffset">The slopes' place in the parameter block.</param>
    /// <param name="channels">The number of slopes: the channels, or 1 for all.</param>
    /// <param name="positions">
    /// The elements of an example that share a slope: all of them where there is one slope.
    /// </param>
    /// <param name="rows">The examples.</param>
    public static void BackwardLanes<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int channels,
        int positions,
        int rows)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, PReLUBackwardLanes<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            weight.Pointer,
            inputGradient.Pointer,
            sink,
            weightOffset,
            channels,
            positions,
            rows));
}
