using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// The noise of training. Every number is drawn by Philox from the seed, the stream, the draw, the example's index and
/// the feature, and so does not depend on how a batch is cut, in which order it is computed, in which layout or with
/// how wide vectors.
/// </summary>
/// <remarks>
/// The parameters that all methods have: <c>features</c>, of a row; <c>rows</c> to compute; <c>capacity</c>, the rows
/// from one panel to the next, which tensors in lanes do not have; <c>firstRow</c>, the index of the first row in the
/// batch; <c>seed</c> of the network; <c>stream</c>, a number of the layer's own; <c>draw</c>, the number of the
/// training pass.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Noise<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Dropout: <c>Y = X ⊙ mask</c>, with mask elements of 0 with the probability of the rate, to 2⁻¹⁷, and else of
    /// <c>1 / (1 − rate)</c>. Padding of mask and output is 0. All tensors in panels; the output may replace the input.
    /// </summary>
    public static void DropoutPanels(
        Address<T> input,
        Address<T> output,
        Address<T> mask,
        int features,
        int rows,
        int capacity,
        int firstRow,
        double rate,
        int seed,
        int stream,
        long draw) =>
        RunPanels(
            new NoiseOnPanels<T, DropoutNoise<T>>(
                new(input.Pointer, output.Pointer, mask.Pointer, rate),
                features,
                rows,
                capacity,
                firstRow,
                new(seed, stream, draw)),
            features,
            rows);

    /// <summary>
    /// Dropout, as <see cref="DropoutPanels"/> has it, with all tensors in lanes; 0 in the lanes past the last row.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="firstRow"/> is not the first example of a block.</exception>
    public static void DropoutLanes(
        Address<T> input,
        Address<T> output,
        Address<T> mask,
        int features,
        int rows,
        int capacity,
        int firstRow,
        double rate,
        int seed,
        int stream,
        long draw)
    {
        RequireBlock(firstRow);
        RunLanes(
            new NoiseOnLanes<T, DropoutNoise<T>>(
                new(input.Pointer, output.Pointer, mask.Pointer, rate), features, rows, firstRow, new(seed, stream, draw)),
            features,
            rows);
    }

    /// <summary>
    /// Gaussian noise: <c>Y = X + deviation n</c>, n standard normal. The output's padding is 0. All tensors in panels;
    /// the output may replace the input.
    /// </summary>
    public static void GaussianPanels(
        Address<T> input,
        Address<T> output,
        int features,
        int rows,
        int capacity,
        int firstRow,
        double deviation,
        int seed,
        int stream,
        long draw) =>
        RunPanels(
            new NoiseOnPanels<T, AddedNoise<T>>(
                new(input.Pointer, output.Pointer, deviation), features, rows, capacity, firstRow, new(seed, stream, draw)),
            features,
            rows);

    /// <summary>
    /// Gaussian noise, as <see cref="GaussianPanels"/> has it, with all tensors in lanes; 0 in the lanes past the last
    /// row.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="firstRow"/> is not the first example of a block.</exception>
    public static void GaussianLanes(
        Address<T> input,
        Address<T> output,
        int features,
        int rows,
        int capacity,
        int firstRow,
        double deviation,
        int seed,
        int stream,
        long draw)
    {
        RequireBlock(firstRow);
        RunLanes(
            new NoiseOnLanes<T, AddedNoise<T>>(
                new(input.Pointer, output.Pointer, deviation), features, rows, firstRow, new(seed, stream, draw)),
            features,
            rows);
    }

    private static void RunPanels<TNoise>(NoiseOnPanels<T, TNoise> kernel, int features, int rows)
        where TNoise : struct, INoise<T> =>
        RandomRanges.Run<T, NoiseOnPanels<T, TNoise>>(kernel, kernel.Items, (long)features * rows);

    private static void RunLanes<TNoise>(NoiseOnLanes<T, TNoise> kernel, int features, int rows)
        where TNoise : struct, INoise<T> =>
        RandomRanges.Run<T, NoiseOnLanes<T, TNoise>>(kernel, kernel.Items, (long)features * rows);

    private static void RequireBlock(int firstRow)
    {
        if (firstRow % Lanes.Width != 0)
            throw new ArgumentException($"Tensors in lanes begin with a block, and {firstRow} is no multiple of {Lanes.Width}.");
    }
}
