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
/// null: 1 and 0. What follows in a network, a sum with another tensor and an activation, is part of the pass: with
/// neither, <see cref="NoActivation{T}"/> and null.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class BatchNorm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Normalises by the mean and the biased variance of the batch, <c>Y = f(normalised X + residual)</c>, and moves the
    /// running mean and the running unbiased variance towards the batch's: <c>running ← (1 − momentum) running + momentum
    /// × batch</c>.
    /// </summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean, updated.</param>
    /// <param name="runningVariance">The running variance, updated.</param>
    /// <param name="statistics">
    /// Four padded vectors: receives the means of the batch and then, a vector on, <c>1 / √(variance + ε)</c>, with zeros
    /// as padding; the other two are the backward pass's.
    /// </param>
    /// <param name="residual">What is added, in panels, or null.</param>
    /// <param name="kept">
    /// Receives what the activation is of, in panels, where that goes back from its input; null where it is not wanted.
    /// </param>
    /// <param name="output">Receives Y, in panels; it may replace X or the residual.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="momentum">The batch's part in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples, at least two.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void ForwardPanels<TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> statistics,
        Address<T> residual,
        Address<T> kept,
        Address<T> output,
        int channels,
        int positions,
        double momentum,
        double epsilon,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
    {
        var results = new ActivationOutput<T, TActivation>(output.Pointer, residual.Pointer, kept.Pointer);
        Ranges.Run<T, BatchNormForwardPanels<T, TActivation>>(
            new(
                input.Pointer,
                new(weight.Pointer, bias.Pointer),
                new(runningMean.Pointer, runningVariance.Pointer, momentum, epsilon),
                new(statistics.Pointer, channels),
                results,
                channels,
                rows,
                capacity),
            Panels.PaddedFeatures(channels) / 16,
            2L * channels * rows);
        results.ClearPanels(channels, rows, capacity);
    }

    /// <summary>As <see cref="ForwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean, updated.</param>
    /// <param name="runningVariance">The running variance, updated.</param>
    /// <param name="statistics">
    /// Four padded vectors: receives the means of the batch and then, a vector on, <c>1 / √(variance + ε)</c>, with zeros
    /// as padding; the other two are the backward pass's.
    /// </param>
    /// <param name="residual">What is added, in lanes, or null.</param>
    /// <param name="kept">
    /// Receives what the activation is of, in lanes, where that goes back from its input; null where it is not wanted.
    /// </param>
    /// <param name="output">Receives Y, in lanes; it may replace X or the residual.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="momentum">The batch's part in the running statistics.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples; with the positions at least two values a channel.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void ForwardLanes<TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> statistics,
        Address<T> residual,
        Address<T> kept,
        Address<T> output,
        int channels,
        int positions,
        double momentum,
        double epsilon,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
    {
        var known = new BatchStatistics<T>(statistics.Pointer, channels);
        var results = new ActivationOutput<T, TActivation>(output.Pointer, residual.Pointer, kept.Pointer);
        known.ClearPadding();
        Ranges.Run<T, BatchNormForwardLanes<T, TActivation>>(
            new(
                input.Pointer,
                new(weight.Pointer, bias.Pointer),
                new(runningMean.Pointer, runningVariance.Pointer, momentum, epsilon),
                known,
                results,
                channels,
                positions,
                rows),
            channels,
            2L * channels * positions * rows);
        results.ClearLanes(channels * positions, rows);
    }

    /// <summary>Normalises by the running statistics, <c>Y = f(normalised X + residual)</c>.</summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="residual">What is added, in panels, or null.</param>
    /// <param name="kept">
    /// Receives what the activation is of, in panels, where that goes back from its input; null where it is not wanted.
    /// </param>
    /// <param name="output">Receives Y, in panels; it may replace X or the residual.</param>
    /// <param name="channels">The features.</param>
    /// <param name="positions">1: a feature has one value in each example.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void PredictPanels<TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> residual,
        Address<T> kept,
        Address<T> output,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
    {
        var results = new ActivationOutput<T, TActivation>(output.Pointer, residual.Pointer, kept.Pointer);
        Ranges.Run<T, BatchNormPredictPanels<T, TActivation>>(
            new(
                input.Pointer,
                new(weight.Pointer, bias.Pointer),
                new(runningMean.Pointer, runningVariance.Pointer, 0, epsilon),
                results,
                channels,
                rows,
                capacity),
            Panels.PaddedFeatures(channels) / 16,
            2L * channels * rows);
        results.ClearPanels(channels, rows, capacity);
    }

    /// <summary>As <see cref="PredictPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="bias">The shift of each channel, or null.</param>
    /// <param name="runningMean">The running mean.</param>
    /// <param name="runningVariance">The running variance.</param>
    /// <param name="residual">What is added, in lanes, or null.</param>
    /// <param name="kept">
    /// Receives what the activation is of, in lanes, where that goes back from its input; null where it is not wanted.
    /// </param>
    /// <param name="output">Receives Y, in lanes; it may replace X or the residual.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">Not needed: blocks are contiguous.</param>
    public static void PredictLanes<TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> runningMean,
        Address<T> runningVariance,
        Address<T> residual,
        Address<T> kept,
        Address<T> output,
        int channels,
        int positions,
        double epsilon,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
    {
        var results = new ActivationOutput<T, TActivation>(output.Pointer, residual.Pointer, kept.Pointer);
        Ranges.Run<T, BatchNormPredictLanes<T, TActivation>>(
            new(
                input.Pointer,
                new(weight.Pointer, bias.Pointer),
                new(runningMean.Pointer, runningVariance.Pointer, 0, epsilon),
                results,
                channels,
                positions),
            Lanes.Blocks(rows) * channels,
            2L * channels * positions * rows);
        results.ClearLanes(channels * positions, rows);
    }

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
        PredictPanels<NoActivation<T>>(
            outputGradient,
            weight,
            default,
            default,
            runningVariance,
            default,
            default,
            inputGradient,
            channels,
            positions,
            epsilon,
            rows,
            capacity);

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
        PredictLanes<NoActivation<T>>(
            outputGradient,
            weight,
            default,
            default,
            runningVariance,
            default,
            default,
            inputGradient,
            channels,
            positions,
            epsilon,
            rows,
            capacity);

    /// <summary>
    /// With x̂ the normalised values, n their number in a channel and g the gradient of what they are scaled and shifted
    /// to: <c>∂L/∂X = weight / √(variance + ε) × (g − Σg / n − x̂ Σ(g x̂) / n)</c>, <c>∂L/∂weight = Σ g x̂</c>,
    /// <c>∂L/∂bias = Σ g</c>.
    /// </summary>
    /// <param name="input">X, in panels.</param>
    /// <param name="saved">What the activation's derivative is computed from, in panels; not read without one.</param>
    /// <param name="outputGradient">∂L/∂Y or a part of it, in panels.</param>
    /// <param name="more">The other part of ∂L/∂Y, likewise, or null.</param>
    /// <param name="mask">What ∂L/∂Y is multiplied by, in panels, or null.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="statistics">What the forward pass left there, four padded vectors.</param>
    /// <param name="sumGradient">Receives g, in panels, where it is wanted for itself, or null.</param>
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
    public static void BackwardPanels<TActivation, TSink>(
        Address<T> input,
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> more,
        Address<T> mask,
        Address<T> weight,
        Address<T> statistics,
        Address<T> sumGradient,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int channels,
        int positions,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
        where TSink : struct, IGradientSink<T>
    {
        var gradient = new ActivationGradient<T, TActivation>(
            saved.Pointer, outputGradient.Pointer, more.Pointer, mask.Pointer);
        Ranges.Run<T, BatchNormBackwardPanels<T, TActivation, TSink>>(
            new(
                input.Pointer,
                gradient,
                new(weight.Pointer, null),
                new(statistics.Pointer, channels),
                sumGradient.Pointer,
                inputGradient.Pointer,
                new(sink, weightOffset, biasOffset),
                channels,
                rows,
                capacity),
            Panels.PaddedFeatures(channels) / 16,
            2L * channels * rows);
    }

    /// <summary>As <see cref="BackwardPanels"/>, of tensors <c>[channels, positions]</c> in lanes.</summary>
    /// <param name="input">X, in lanes.</param>
    /// <param name="saved">What the activation's derivative is computed from, in lanes; not read without one.</param>
    /// <param name="outputGradient">∂L/∂Y or a part of it, in lanes, with zeros in the lanes past the last row.</param>
    /// <param name="more">The other part of ∂L/∂Y, likewise, or null.</param>
    /// <param name="mask">What ∂L/∂Y is multiplied by, in lanes, or null.</param>
    /// <param name="weight">The scale of each channel, or null.</param>
    /// <param name="statistics">What the forward pass left there, four padded vectors.</param>
    /// <param name="sumGradient">Receives g, in lanes, where it is wanted for itself, or null.</param>
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
    public static void BackwardLanes<TActivation, TSink>(
        Address<T> input,
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> more,
        Address<T> mask,
        Address<T> weight,
        Address<T> statistics,
        Address<T> sumGradient,
        Address<T> inputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        int channels,
        int positions,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T>
        where TSink : struct, IGradientSink<T>
    {
        var gradient = new ActivationGradient<T, TActivation>(
            saved.Pointer, outputGradient.Pointer, more.Pointer, mask.Pointer);
        var known = new BatchStatistics<T>(statistics.Pointer, channels);
        Ranges.Run<T, BatchNormBackwardLanes<T, TActivation>>(
            new(
                input.Pointer,
                gradient,
                new(weight.Pointer, null),
                known,
                sumGradient.Pointer,
                inputGradient.Pointer,
                channels,
                positions,
                rows),
            channels,
            3L * channels * positions * rows);
        Widest.Run<T, TakeAffineGradients<T, TSink>>(new(known, new(sink, weightOffset, biasOffset), channels));
    }
}
