using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Convolutions over images and sequences in the layout of <see cref="Lanes"/>. The weight <c>[output channels, input
/// channels of a group, kernel height, kernel width]</c> lies in panels as the matrix with one row for each output
/// channel (<see cref="ParameterLayout"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Convolution<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of working memory that each of the methods below needs, whatever the batch.</summary>
    /// <exception cref="ArgumentException">They do not fit one array.</exception>
    public static int ScratchLength<TConvolution>()
        where TConvolution : struct, IConvolution
    {
        var forward = default(Scratch<T>);
        _ = new CorrelationPlan<T, ForwardCorrelation<TConvolution, AllOutputs<TConvolution>>>(ref forward, false);
        var backward = default(Scratch<T>);
        _ = new CorrelationPlan<T, BackwardCorrelation<TConvolution>>(ref backward, false);
        var gradient = default(Scratch<T>);
        _ = new ConvolutionGradientPlan<T, TConvolution>(ref gradient, false);
        return Length(forward, backward, gradient);
    }

    /// <summary>The same for a convolution that is one with the MaxPool2D after it.</summary>
    /// <exception cref="ArgumentException">They do not fit one array.</exception>
    public static int ScratchLength<TConvolution, TPool>()
        where TConvolution : struct, IConvolution
        where TPool : struct, IPool2D
    {
        var forward = default(Scratch<T>);
        _ = new CorrelationPlan<T, ForwardCorrelation<TConvolution, PooledOutputs<TPool>>>(ref forward, false);
        var backward = default(Scratch<T>);
        _ = new CorrelationPlan<T, BackwardCorrelation<TConvolution>>(ref backward, true);
        var gradient = default(Scratch<T>);
        _ = new ConvolutionGradientPlan<T, TConvolution>(ref gradient, true);
        return Length(forward, backward, gradient);
    }

    private static int Length(in Scratch<T> forward, in Scratch<T> backward, in Scratch<T> gradient)
    {
        var length = Math.Max(forward.Length, Math.Max(backward.Length, gradient.Length));
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The convolution needs {length} values of working memory, but one array holds {Array.MaxLength}.");
        }

        return (int)length;
    }

    /// <summary><c>Y = f(X ⋆ W + b)</c>, the cross-correlation that deep learning calls convolution.</summary>
    public static void Forward<TConvolution, TActivation>(
        Address<T> input, Address<T> weight, Address<T> bias, Address<T> output, Address<T> scratch, int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
    {
        Correlate<TConvolution, FinishForward<T, TActivation>>(input, weight, bias, default, output, scratch, rows);
        ClearPadding<TConvolution, TActivation>(output, rows);
    }

    /// <summary>
    /// <c>Z = X ⋆ W + b</c> and <c>Y = f(Z)</c>, for an activation that
    /// <see cref="IActivation{T}.IsFromInput">goes back from its input</see>.
    /// </summary>
    public static void Forward<TConvolution, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> kept,
        Address<T> output,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
    {
        Correlate<TConvolution, FinishForwardKeeping<T, TActivation>>(input, weight, bias, kept, output, scratch, rows);
        ClearPadding<TConvolution, TActivation>(output, rows);
    }

    /// <summary>
    /// <c>Y = f(norm(X ⋆ W + b) + residual)</c>: with the batch normalization and the sum with another tensor that follow.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b; not read where there is none.</param>
    /// <param name="norm">The batch normalization, or <see langword="default"/>.</param>
    /// <param name="residual">What is added, or <see langword="default"/>.</param>
    /// <param name="output">Receives Y; neither the input nor the residual.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The number of examples.</param>
    public static void Forward<TConvolution, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> residual,
        Address<T> output,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
    {
        if (residual.Pointer == null)
        {
            Correlate<TConvolution, FinishForward<T, TActivation>>(
                input, weight, bias, default, output, scratch, rows, norm);
        }
        else
        {
            Correlate<TConvolution, FinishForwardAdding<T, TActivation>>(
                input, weight, bias, residual, output, scratch, rows, norm);
        }

        ClearPadding<TConvolution, TActivation>(output, rows);
    }

    /// <summary>
    /// The largest of each window of <c>f(X ⋆ W + b)</c>, as <see cref="MaxPool2D{T}"/> has it. The windows lie side by side,
    /// none sticks out, and what they leave over at the far ends is not computed.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b.</param>
    /// <param name="output">Receives the windows' results.</param>
    /// <param name="places">
    /// Receives where in its window each result came from, counted row by row; <see langword="default"/> where no backward
    /// pass follows.
    /// </param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The number of examples.</param>
    public static void ForwardMaxPool<TConvolution, TPool, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> output,
        Address<T> places,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TPool : struct, IPool2D
        where TActivation : struct, IActivation<T> => ForwardMaxPool<TConvolution, TPool, TActivation>(
            input, weight, bias, default, output, places, scratch, rows);

    /// <summary>The same of <c>f(norm(X ⋆ W + b))</c>.</summary>
    /// <param name="input">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b.</param>
    /// <param name="norm">The batch normalization that follows the convolution, or <see langword="default"/>.</param>
    /// <param name="output">Receives the windows' results.</param>
    /// <param name="places">
    /// Receives where in its window each result came from, counted row by row; <see langword="default"/> where no backward
    /// pass follows.
    /// </param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The number of examples.</param>
    public static void ForwardMaxPool<TConvolution, TPool, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> output,
        Address<T> places,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TPool : struct, IPool2D
        where TActivation : struct, IActivation<T>
    {
        Run<ForwardCorrelation<TConvolution, PooledOutputs<TPool>>, GivenSource<T>, FinishPooling<T, TPool, TActivation>>(
            new(
                new(input.Pointer, TConvolution.InputHeight, TConvolution.InputWidth),
                weight.Pointer,
                bias.Pointer,
                null,
                new(output.Pointer, places.Pointer),
                scratch.Pointer,
                rows,
                norm));
        if (!TActivation.IsTotal)
            Padding<T>.ClearLanes(output.Pointer, TPool.Channels * TPool.OutputHeight * TPool.OutputWidth, rows);
    }

    /// <summary><c>∂L/∂X</c>, and taken on through an activation before the layer <c>f′ ⊙ ∂L/∂X</c>.</summary>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="weight">W.</param>
    /// <param name="through">
    /// What the activation's backward pass needs, in the input's shape; not read for <see cref="NoActivation{T}"/>.
    /// </param>
    /// <param name="inputGradient">Receives the gradient.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The number of examples.</param>
    public static void InputGradient<TConvolution, TActivation>(
        Address<T> outputGradient,
        Address<T> weight,
        Address<T> through,
        Address<T> inputGradient,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T> =>
        Correlate<TConvolution, TActivation, GivenSource<T>>(
            new(outputGradient.Pointer, TConvolution.OutputHeight, TConvolution.OutputWidth),
            weight,
            through,
            inputGradient,
            scratch,
            rows);

    /// <summary>
    /// The same where the output's gradient is that of a convolution that is one with its activation and its MaxPool2D.
    /// </summary>
    /// <param name="pooledGradient">The gradient of the windows' results.</param>
    /// <param name="places">Where in its window each result came from.</param>
    /// <param name="pooled">The windows' results.</param>
    /// <param name="weight">W.</param>
    /// <param name="through">
    /// What the backward pass of the activation before the layer needs, in the input's shape; not read for
    /// <see cref="NoActivation{T}"/>.
    /// </param>
    /// <param name="inputGradient">Receives the gradient.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The number of examples.</param>
    /// <typeparam name="TConvolution">The convolution.</typeparam>
    /// <typeparam name="TPool">The windows after it.</typeparam>
    /// <typeparam name="TPooled">The activation between the two.</typeparam>
    /// <typeparam name="TActivation">The activation before the convolution.</typeparam>
    public static void InputGradientMaxPool<TConvolution, TPool, TPooled, TActivation>(
        Address<T> pooledGradient,
        Address<T> places,
        Address<T> pooled,
        Address<T> weight,
        Address<T> through,
        Address<T> inputGradient,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TPool : struct, IPool2D
        where TPooled : struct, IActivation<T>
        where TActivation : struct, IActivation<T> =>
        Correlate<TConvolution, TActivation, PooledSource<T, TPool, TPooled>>(
            new(pooledGradient.Pointer, places.Pointer, pooled.Pointer), weight, through, inputGradient, scratch, rows);

    /// <summary>Hands <c>∂L/∂W</c> and <c>∂L/∂b</c> to a sink.</summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">∂L/∂Y, 0 in the lanes past the last row.</param>
    /// <param name="sink">Where the gradients go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block.</param>
    /// <param name="biasOffset">The bias's place in the parameter block; −1 where there is none.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The examples to sum over.</param>
    public static void ParameterGradient<TConvolution, TSink>(
        Address<T> input,
        Address<T> outputGradient,
        TSink sink,
        int weightOffset,
        int biasOffset,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, ConvolutionParameterGradient<T, TConvolution, GivenSource<T>, TSink>>(
            new(
                input.Pointer,
                new(outputGradient.Pointer, TConvolution.OutputHeight, TConvolution.OutputWidth),
                sink,
                weightOffset,
                biasOffset,
                scratch.Pointer,
                rows));

    /// <summary>The same for a convolution that is one with its activation and its MaxPool2D.</summary>
    /// <param name="input">X.</param>
    /// <param name="pooledGradient">The gradient of the windows' results, 0 in the lanes past the last row.</param>
    /// <param name="places">Where in its window each result came from.</param>
    /// <param name="pooled">The windows' results.</param>
    /// <param name="sink">Where the gradients go.</param>
    /// <param name="weightOffset">The weight's place in the parameter block.</param>
    /// <param name="biasOffset">The bias's place in the parameter block; −1 where there is none.</param>
    /// <param name="scratch">Working memory.</param>
    /// <param name="rows">The examples to sum over.</param>
    public static void ParameterGradientMaxPool<TConvolution, TPool, TPooled, TSink>(
        Address<T> input,
        Address<T> pooledGradient,
        Address<T> places,
        Address<T> pooled,
        TSink sink,
        int weightOffset,
        int biasOffset,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TPool : struct, IPool2D
        where TPooled : struct, IActivation<T>
        where TSink : struct, IGradientSink<T> =>
        Widest.Run<T, ConvolutionParameterGradient<T, TConvolution, PooledSource<T, TPool, TPooled>, TSink>>(
            new(
                input.Pointer,
                new(pooledGradient.Pointer, places.Pointer, pooled.Pointer),
                sink,
                weightOffset,
                biasOffset,
                scratch.Pointer,
                rows));

    private static void Correlate<TConvolution, TFinish>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        Address<T> through,
        Address<T> output,
        Address<T> scratch,
        int rows,
        FoldedBatchNorm<T> norm = default)
        where TConvolution : struct, IConvolution
        where TFinish : struct, ISumFinish<T> =>
        Run<ForwardCorrelation<TConvolution, AllOutputs<TConvolution>>, GivenSource<T>, FinishSums<T, TFinish>>(
            new(
                new(input.Pointer, TConvolution.InputHeight, TConvolution.InputWidth),
                weight.Pointer,
                bias.Pointer,
                output.Pointer,
                new(output.Pointer, through.Pointer),
                scratch.Pointer,
                rows,
                norm));

    private static void Correlate<TConvolution, TActivation, TGradient>(
        TGradient outputGradient,
        Address<T> weight,
        Address<T> through,
        Address<T> inputGradient,
        Address<T> scratch,
        int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
        where TGradient : struct, ICorrelationSource<T> =>
        Run<BackwardCorrelation<TConvolution>, TGradient, FinishSums<T, FinishBackward<T, TActivation>>>(
            new(
                outputGradient,
                weight.Pointer,
                null,
                inputGradient.Pointer,
                new(inputGradient.Pointer, through.Pointer),
                scratch.Pointer,
                rows));

    private static void Run<TCorrelation, TSource, TFinish>(Correlation<T, TCorrelation, TSource, TFinish> correlation)
        where TCorrelation : struct, ICorrelation
        where TSource : struct, ICorrelationSource<T>
        where TFinish : struct, ICorrelationFinish<T> => Widest.Run<T, Correlation<T, TCorrelation, TSource, TFinish>>(correlation);

    private static void ClearPadding<TConvolution, TActivation>(Address<T> output, int rows)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
    {
        if (!TActivation.IsTotal)
        {
            Padding<T>.ClearLanes(
                output.Pointer, TConvolution.OutputChannels * TConvolution.OutputHeight * TConvolution.OutputWidth, rows);
        }
    }
}
