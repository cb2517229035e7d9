using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The mean of each channel of an image.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class GlobalAvgPool2D<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y[c] = Σ X[c, all positions] / positions</c>.</summary>
    /// <param name="input">X, <c>[channels, positions]</c> in <see cref="Lanes"/>.</param>
    /// <param name="output">Receives Y, <c>[channels]</c> in <see cref="Panels"/>, with zeros as padding.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void Forward(
        Address<T> input, Address<T> output, int channels, int positions, int rows, int capacity) =>
        Ranges.Run<T, GlobalAvgPoolForward<T>>(
            new(input.Pointer, output.Pointer, channels, positions, rows, capacity),
            Lanes.Blocks(rows),
            (long)channels * positions * rows);

    /// <summary>
    /// Sends <c>∂L/∂Y / positions</c> to each cell of its channel, and on through the activation that X is the output of.
    /// </summary>
    /// <param name="saved">
    /// What the activation's derivative is computed from, in <see cref="Lanes"/>; not read for
    /// <see cref="NoActivation{T}"/>.
    /// </param>
    /// <param name="outputGradient">∂L/∂Y, in <see cref="Panels"/>.</param>
    /// <param name="inputGradient">
    /// Receives the gradient of X, or of the activation's input, in <see cref="Lanes"/>, with zeros in the lanes past the
    /// last row.
    /// </param>
    /// <param name="channels">The channels.</param>
    /// <param name="positions">The cells of a channel.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void Backward<TActivation>(
        Address<T> saved,
        Address<T> outputGradient,
        Address<T> inputGradient,
        int channels,
        int positions,
        int rows,
        int capacity)
        where TActivation : struct, IActivation<T> =>
        Ranges.Run<T, GlobalAvgPoolBackward<T, TActivation>>(
            new(saved.Pointer, outputGradient.Pointer, inputGradient.Pointer, channels, positions, rows, capacity),
            Lanes.Blocks(rows),
            (long)channels * positions * rows);
}

internal readonly unsafe struct GlobalAvgPoolForward<T>(
    T* input, T* output, int channels, int positions, int rows, int capacity) : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int firstBlock, int endBlock)
        where V : struct, ISimd<V, T>
    {
        // The means of 16 channels of a block, turned into rows of a panel at once.
        var means = stackalloc T[16 * Lanes.Width];
        var share = V.Create(T.One / T.CreateTruncating(positions));
        var width = Panels.Width(channels);
        for (var row = firstBlock * Lanes.Width; row < Math.Min(rows, endBlock * Lanes.Width); row += Lanes.Width)
        {
            for (var first = 0; first < Panels.PaddedFeatures(channels); first += 16)
            {
                for (var channel = 0; channel < 16; channel++)
                {
                    var image = input
                        + ((((nint)row * channels) + ((nint)(first + channel) * Lanes.Width)) * positions);
                    for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                    {
                        var mean = first + channel < channels
                            ? VectorSum<T>.Of<V>(image + lane, Lanes.Width, positions) * share
                            : V.Zero;
                        V.Store(means + (channel * Lanes.Width) + lane, mean);
                    }
                }

                var panel = output + ((nint)(first & -width) * capacity) + ((nint)row * width) + (first & (width - 1));
                LaneTranspose.Run(means, Lanes.Width, panel, width, 16, Math.Min(Lanes.Width, rows - row));
            }
        }
    }
}

internal readonly unsafe struct GlobalAvgPoolBackward<T, TActivation>(
    T* saved, T* outputGradient, T* inputGradient, int channels, int positions, int rows, int capacity)
    : IRangeKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TActivation : struct, IActivation<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int firstBlock, int endBlock)
        where V : struct, ISimd<V, T>
    {
        var gradients = stackalloc T[16 * Lanes.Width];
        var share = V.Create(T.One / T.CreateTruncating(positions));
        var width = Panels.Width(channels);
        for (var row = firstBlock * Lanes.Width; row < Math.Min(rows, endBlock * Lanes.Width); row += Lanes.Width)
        {
            for (var first = 0; first < channels; first += 16)
            {
                var panel = outputGradient + ((nint)(first & -width) * capacity) + ((nint)row * width)
                    + (first & (width - 1));
                var present = Math.Min(Lanes.Width, rows - row);
                if (present < Lanes.Width)
                    new Span<T>(gradients, 16 * Lanes.Width).Clear();
                LaneTranspose.Run(panel, width, gradients, Lanes.Width, present, 16);

                for (var channel = 0; channel < Math.Min(16, channels - first); channel++)
                {
                    var image = (((nint)row * channels) + ((nint)(first + channel) * Lanes.Width)) * positions;
                    for (var lane = 0; lane < Lanes.Width; lane += V.Count)
                    {
                        var gradient = V.Load(gradients + (channel * Lanes.Width) + lane) * share;
                        for (nint position = 0; position < positions; position++)
                        {
                            var at = image + (position * Lanes.Width) + lane;
                            V.Store(
                                inputGradient + at,
                                typeof(TActivation) == typeof(NoActivation<T>)
                                    ? gradient
                                    : TActivation.Backward(V.Load(saved + at), gradient));
                        }
                    }
                }
            }
        }
    }
}
