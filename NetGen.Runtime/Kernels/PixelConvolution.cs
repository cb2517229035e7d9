using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The convolution of one example in the layout of <see cref="Pixels{T}"/>. The weight lies as
/// <see cref="Convolution{T}"/> has it, whose sums these are but for rounding: here output channels, not examples, are the
/// lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PixelConvolution<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements of working memory that the method below needs.</summary>
    /// <exception cref="ArgumentException">They do not fit one array.</exception>
    public static int ScratchLength<TConvolution>()
        where TConvolution : struct, IConvolution
    {
        var scratch = default(Scratch<T>);
        _ = new PixelConvolutionPlan<T, TConvolution, PanelSource<TConvolution>>(ref scratch);
        if (scratch.Length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The convolution needs {scratch.Length} values of working memory, but one array holds {Array.MaxLength}.");
        }

        return (int)scratch.Length;
    }

    /// <summary>
    /// <c>Y = f(norm(X ⋆ W + b) + residual)</c>: with the batch normalization and the sum with another image that follow.
    /// </summary>
    /// <param name="input">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b; not read where there is none.</param>
    /// <param name="norm">The batch normalization, or <see langword="default"/>.</param>
    /// <param name="residual">What is added, or <see langword="default"/>.</param>
    /// <param name="output">Receives Y; neither the input nor the residual.</param>
    /// <param name="scratch">Working memory.</param>
    public static void Forward<TConvolution, TActivation>(
        Address<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> residual,
        Address<T> output,
        Address<T> scratch)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T> =>
        Widest.Run<T, PixelConvolutionForward<T, TConvolution, TActivation, PanelSource<TConvolution>>>(
            new(input.Pointer, weight.Pointer, bias.Pointer, norm, residual.Pointer, output.Pointer, scratch.Pointer));

    /// <summary>The same from a row of values, channel after channel: the network's input.</summary>
    /// <param name="input">X.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b; not read where there is none.</param>
    /// <param name="norm">The batch normalization, or <see langword="default"/>.</param>
    /// <param name="residual">What is added, or <see langword="default"/>.</param>
    /// <param name="output">Receives Y, not the residual.</param>
    /// <param name="scratch">Working memory.</param>
    public static void Forward<TConvolution, TActivation>(
        ReadOnlySpan<T> input,
        Address<T> weight,
        Address<T> bias,
        FoldedBatchNorm<T> norm,
        Address<T> residual,
        Address<T> output,
        Address<T> scratch)
        where TConvolution : struct, IConvolution
        where TActivation : struct, IActivation<T>
    {
        fixed (T* planes = input)
        {
            Widest.Run<T, PixelConvolutionForward<T, TConvolution, TActivation, PlaneSource>>(
                new(planes, weight.Pointer, bias.Pointer, norm, residual.Pointer, output.Pointer, scratch.Pointer));
        }
    }
}
