using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>Checks for batch normalization.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNorm
{
    /// <summary>Checks that there is a variance to normalise by: more than one value of each channel.</summary>
    /// <param name="rows">The examples that are normalised together.</param>
    /// <param name="positions">The cells of a channel, 1 where features are normalised.</param>
    /// <param name="name">The name of the caller's argument.</param>
    /// <exception cref="ArgumentException">There is one value of each channel.</exception>
    public static void RequireValues(int rows, int positions, string name)
    {
        if ((long)rows * positions < 2)
        {
            throw new ArgumentException(
                $"'{name}' has one example, but training with BatchNorm needs more than one value of each feature or "
                + "channel to normalise by: give at least two examples.",
                name);
        }
    }
}

/// <summary>
/// Batch normalization, <c>y = (x − mean) / √(variance + ε) × weight + bias</c>, of each feature of <see
/// cref="Panels"/> or each channel of <see cref="Lanes"/> over the batch (Ioffe and Szegedy 2015).
/// </summary>
/// <remarks>
/// Weight, bias and the running statistics are vectors of the channels, padded to whole panels. Weight and bias may be
/// null: 1 and 0.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class BatchNorm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Normalises by the mean and the biased variance of the batch, and moves the running mean and the running unbiased
    /// variance towards the batch's: <c>running ← (1 − momentum) running + momentum × batch</c>.
    /// </summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean, updated.</param>
    /// <param name="runningVariance">The running variance, updated.</param>
    /// <param name="statistics">
    /// Receives the means of the batch and then, a padded vector on, <c>1 / √(variance + ε)</c>, with zeros as padding.
    /// </param>
    /// <param name="output">Receives Y, in panels; it may replace X.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="momentum">The batch's part in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples, at least two.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ForwardPanels(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> statistics,
        Address<T> output,
        int channels,
        int positions,
        double momentum,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, BatchNormForwardPanels<T>>(new(
            input.Pointer,
            new(weight.Pointer, bias.Pointer),
            new(runningMean.Pointer, runningVariance.Pointer, momentum, epsilon),
            statistics.Pointer,
            output.Pointer,
            channels * positions,
            rows,
            capacity));

    /// <summary>As <see cref="ForwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean, updated.</param>
    /// <param name="runningVariance">The running variance, updated.</param>
    /// <param name="statistics">
    /// Receives the means of the batch and then, a padded vector on, <c>1 / √(variance + ε)</c>, with zeros as padding.
    /// </param>
    /// <param name="output">Receives Y, in lanes; it may replace X.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="momentum">The batch's part in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples; with the positions at least two values a channel.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void ForwardLanes(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> statistics,
        Address<T> output,
        int channels,
        int positions,
        double momentum,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, BatchNormForwardLanes<T>>(new(
            input.Pointer,
            new(weight.Pointer, bias.Pointer),
            new(runningMean.Pointer, runningVariance.Pointer, momentum, epsilon),
            statistics.Pointer,
            output.Pointer,
            channels,
            positions,
            rows));

    /// <summary>Normalises by the running statistics.</summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="output">Receives Y, in panels; it may replace X.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void PredictPanels(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> output,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, BatchNormPredictPanels<T>>(new(
            input.Pointer,
            new(weight.Pointer, bias.Pointer),
            new(runningMean.Pointer, runningVariance.Pointer, 0, epsilon),
            output.Pointer,
            channels * positions,
            rows,
            capacity));

    /// <summary>As <see cref="PredictPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="output">Receives Y, in lanes; it may replace X.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void PredictLanes(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> output,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity) =>
        Widest.Run<T, BatchNormPredictLanes<T>>(new(
            input.Pointer,
            new(weight.Pointer, bias.Pointer),
            new(runningMean.Pointer, runningVariance.Pointer, 0, epsilon),
            output.Pointer,
            channels,
            positions,
            rows));

    /// <summary>
    /// The input's gradient where <see cref="PredictPanels"/> is part of training, as in a frozen network: the running
    /// statistics are constants, so <c>∂L/∂X = weight / √(variance + ε) × ∂L/∂Y</c>.
    /// </summary>
    /// <param name="outputGradient">∂L/∂Y, in panels, with zeros as padding.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, in panels, with zeros as padding; it may replace ∂L/∂Y.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void PredictBackwardPanels(
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> runningVariance,
        Address<T> inputGradient,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity) =>
        PredictPanels(
            outputGradient, weight, default, default, runningVariance, inputGradient, channels, positions, epsilon, rows, capacity);

    /// <summary>As <see cref="PredictBackwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="outputGradient">∂L/∂Y, in lanes, with zeros in the lanes past the last row.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, in lanes, with zeros in the lanes past the last row; it may replace ∂L/∂Y.
    /// </param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void PredictBackwardLanes(
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> runningVariance,
        Address<T> inputGradient,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity) =>
        PredictLanes(
            outputGradient, weight, default, default, runningVariance, inputGradient, channels, positions, epsilon, rows, capacity);

    /// <summary>
    /// With x̂ the normalised values, n their number in a channel and g = ∂L/∂Y: <c>∂L/∂X = weight / √(variance + ε) ×
    /// (g − Σg / n − x̂ Σ(g x̂) / n)</c>, <c>∂L/∂weight = Σ g x̂</c>, <c>∂L/∂bias = Σ g</c>.
    /// </summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="outputGradient">∂L/∂Y, in panels.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="statistics">What the forward pass left there.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, in panels, with zeros as padding; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradients of weight and bias go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block, −1 for none.</param>
    /// <param name="biasOffset">The bias's place in the parameter block, −1 for none.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void BackwardPanels<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> statistics,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int channels,
        int positions,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, BatchNormBackwardPanels<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            new(weight.Pointer, null),
            statistics.Pointer,
            inputGradient.Pointer,
            new(sink, weightOffset, biasOffset),
            channels * positions,
            rows,
            capacity));

    /// <summary>As <see cref="BackwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="outputGradient">∂L/∂Y, in lanes, with zeros in the lanes past the last row.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="statistics">What the forward pass left there.</param>
    /// <param name="inputGradient">
    /// Receives ∂L/∂X, in lanes, with zeros in the lanes past the last row; it may replace ∂L/∂Y. Null for none.
    /// </param>
    /// <param name="sink">Where the gradients of weight and bias go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block, −1 for none.</param>
    /// <param name="biasOffset">The bias's place in the parameter block, −1 for none.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void BackwardLanes<TSink>(
        Address<T> input,
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> statistics,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int channels,
        int positions,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, BatchNormBackwardLanes<T, TSink>>(new(
            input.Pointer,
            outputGradient.Pointer,
            new(weight.Pointer, null),
            statistics.Pointer,
            inputGradient.Pointer,
            new(sink, weightOffset, biasOffset),
            channels,
            positions,
            rows));
}
