using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Layer normalization, <c>y = (x − mean) / √(variance + ε) × weight + bias</c>, over all features of each example (Ba,
/// Kiros and Hinton 2016), by the biased variance.
/// </summary>
/// <remarks>
/// Weight and bias are vectors of the features, padded to whole panels; either may be null: 1 and 0. Nothing is kept
/// for the backward pass, which computes mean and variance again.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LayerNorm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Normalises each row of panels.</summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="weight">The scale of each feature, or null.</param>
    /// <param name="bias">The shift of each feature, or null.</param>
    /// <param name="output">Receives Y, in panels, with zeros as padding; it may replace X.</param>
    /// <param name="features">The features.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ForwardPanels(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> output,
        int features,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, LayerNormForwardPanels<T>>(new(
            input.Pointer, new(weight.Pointer, bias.Pointer), output.Pointer, features, epsilon, rows, capacity));

    /// <summary>Normalises each example of lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">The scale of each feature, or null.</param>
    /// <param name="bias">The shift of each feature, or null.</param>
    /// <param name="output">Receives Y, in lanes; it may replace X.</param>
    /// <param name="features">The features.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void ForwardLanes(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> output,
        int features,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, LayerNormForwardLanes<T>>(new(
            input.Pointer, new(weight.Pointer, bias.Pointer), output.Pointer, features, epsilon, rows));

    /// <summary>
    /// With x̂ the normalised values, F their number and <c>h = ∂L/∂Y × weight</c>: <c>∂L/∂X = (h − Σh / F − x̂ Σ(h x̂)
    /// / F) / √(variance + ε)</c> with sums over the features; <c>∂L/∂weight = Σ ∂L/∂Y x̂</c> and <c>∂L/∂bias = Σ
    /// ∂L/∂Y</c> with sums over the examples.
    /// </summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="outputGradient">∂L/∂Y, in panels.</param>
    /// <param name="weight">The scale of each feature, or null.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, in panels, with zeros as padding; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradients of weight and bias go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block, −1 for none.</param>
    /// <param name="biasOffset">The bias's place in the parameter block, −1 for none.</param>
    /// <param name="features">The features.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="scratch">
    /// Memory to compute in: two padded vectors of the features. Not needed without weight and bias.
    /// </param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void BackwardPanels<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int features,
        double epsilon,
        Address<T> scratch,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, LayerNormBackwardPanels<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            new(weight.Pointer, null),
            inputGradient.Pointer,
            new(sink, weightOffset, biasOffset),
            features,
            epsilon,
            scratch.Pointer,
            rows,
            capacity));

    /// <summary>As <see cref="BackwardPanels"/>, of tensors in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="outputGradient">∂L/∂Y, in lanes, with zeros in the lanes past the last row.</param>
    /// <param name="weight">The scale of each feature, or null.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, in lanes, with zeros in the lanes past the last row; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradients of weight and bias go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block, −1 for none.</param>
    /// <param name="biasOffset">The bias's place in the parameter block, −1 for none.</param>
    /// <param name="features">The features.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="scratch">
    /// Memory to compute in: two padded vectors of the features. Not needed without weight and bias.
    /// </param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void BackwardLanes<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int features,
        double epsilon,
        Address<T> scratch,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, LayerNormBackwardLanes<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            new(weight.Pointer, null),
            inputGradient.Pointer,
            new(sink, weightOffset, biasOffset),
            features,
            epsilon,
            scratch.Pointer,
            rows));
}
