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
        _ = new CorrelationPlan<T, ForwardCorrelation<TConvolution>>(ref forward);
        var backward = default(Scratch<T>);
        _ = new CorrelationPlan<T, BackwardCorrelation<TConvolution>>(ref backward);
        var gradient = default(Scratch<T>);
        _ = new ConvolutionGradientPlan<T, TConvolution>(ref gradient);
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
        Widest.Run<T, Correlation<T, ForwardCorrelation<TConvolution>, FinishForward<T, TActivation>>>(
            new(input.Pointer, weight.Pointer, bias.Pointer, null, output.Pointer, scratch.Pointer, rows));
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
        Widest.Run<T, Correlation<T, ForwardCorrelation<TConvolution>, FinishForwardKeeping<T, TActivation>>>(
            new(input.Pointer, weight.Pointer, bias.Pointer, kept.Pointer, output.Pointer, scratch.Pointer, rows));
        ClearPadding<TConvolution, TActivation>(output, rows);
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
        Widest.Run<T, Correlation<T, BackwardCorrelation<TConvolution>, FinishBackward<T, TActivation>>>(
            new(
                outputGradient.Pointer,
                weight.Pointer,
                null,
                through.Pointer,
                inputGradient.Pointer,
                scratch.Pointer,
                rows));

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
        Widest.Run<T, ConvolutionParameterGradient<T, TConvolution, TSink>>(
            new(input.Pointer, outputGradient.Pointer, sink, weightOffset, biasOffset, scratch.Pointer, rows));

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
