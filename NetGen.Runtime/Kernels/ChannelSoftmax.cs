using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// Softmax and log-softmax over the channels of each cell of an image, and their backward passes; all tensors
/// <c>[channels, positions]</c> in <see cref="Lanes"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelSoftmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>y[c] = exp(x[c] − max x) / Σₖ exp(x[k] − max x)</c>; Y may replace X.</summary>
    public static void Forward(Address<T> input, Address<T> output, int channels, int positions, int rows) =>
        Cells<T>.Run<ChannelSoftmaxForward<T>>(
            new(input.Pointer, output.Pointer, channels, positions), channels, positions, rows);

    /// <summary><c>y[c] = x[c] − max x − log Σₖ exp(x[k] − max x)</c>; Y may replace X.</summary>
    public static void ForwardLog(Address<T> input, Address<T> output, int channels, int positions, int rows) =>
        Cells<T>.Run<ChannelLogSoftmaxForward<T>>(
            new(input.Pointer, output.Pointer, channels, positions), channels, positions, rows);

    /// <summary>
    /// The product with softmax's Jacobian: <c>∂L/∂x[c] = y[c] (∂L/∂y[c] − Σₖ y[k] ∂L/∂y[k])</c>; it may replace ∂L/∂Y.
    /// </summary>
    public static void Backward(
        Address<T> output,
        Address<T> outputGradient,
        Address<T> inputGradient,
        int channels,
        int positions,
        int rows) =>
        Cells<T>.Run<ChannelSoftmaxBackward<T>>(
            new(output.Pointer, outputGradient.Pointer, inputGradient.Pointer, channels, positions),
            channels,
            positions,
            rows);

    /// <summary>
    /// The product with log-softmax's Jacobian: <c>∂L/∂x[c] = ∂L/∂y[c] − exp(y[c]) Σₖ ∂L/∂y[k]</c>; it may replace
    /// ∂L/∂Y.
    /// </summary>
    public static void BackwardLog(
        Address<T> output,
        Address<T> outputGradient,
        Address<T> inputGradient,
        int channels,
        int positions,
        int rows) =>
        Cells<T>.Run<ChannelLogSoftmaxBackward<T>>(
            new(output.Pointer, outputGradient.Pointer, inputGradient.Pointer, channels, positions),
            channels,
            positions,
            rows);
}

/// <summary>The channels of one cell of a block of images, a stride apart.</summary>
/// <param name="First">The first channel's place.</param>
/// <param name="Stride">The elements from one channel to the next.</param>
/// <param name="End">Where the channels end.</param>
internal readonly record struct ChannelsOfCell(nint First, nint Stride, nint End);

/// <summary>What is done with the channels of a cell, for as many images at a time as a vector has lanes.</summary>
internal interface ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>;
}

/// <summary>All cells of all images.</summary>
internal static class Cells<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Runs a kernel over all of them.</summary>
    public static void Run<TKernel>(TKernel kernel, int channels, int positions, int rows)
        where TKernel : struct, IRangeKernel<T> =>
        Ranges.Run<T, TKernel>(kernel, Lanes.Blocks(rows) * positions, 20L * channels * positions * rows);

    /// <summary>Some of them, which count positions of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<V, TKernel>(TKernel kernel, int channels, int positions, int firstCell, int endCell)
        where V : struct, ISimd<V, T>
        where TKernel : struct, ICellKernel<T>
    {
        var stride = (nint)positions * Lanes.Width;
        for (var cell = firstCell; cell < endCell; cell++)
        {
            var block = cell / positions;
            var place = (block * channels * stride) + ((nint)(cell - (block * positions)) * Lanes.Width);
            for (var first = place; first < place + Lanes.Width; first += V.Count)
                kernel.Run<V>(new(first, stride, first + (channels * stride)));
        }
    }
}

/// <summary>What both forward passes share: a cell's maximum and its exponentials.</summary>
internal static unsafe class CellSoftmax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Max<V>(T* x, ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var max = V.Load(x + cell.First);
        for (var at = cell.First + cell.Stride; at < cell.End; at += cell.Stride)
            max = V.Max(max, V.Load(x + at));
        return max;
    }
}

internal readonly unsafe struct ChannelSoftmaxForward<T>(T* input, T* output, int channels, int positions)
    : IRangeKernel<T>, ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        Cells<T>.Run<V, ChannelSoftmaxForward<T>>(this, channels, positions, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var max = CellSoftmax<T>.Max<V>(input, cell);
        var sum = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
        {
            var exponential = VectorMath<T>.Exp(V.Load(input + at) - max);
            V.Store(output + at, exponential);
            sum += exponential;
        }

        var scale = V.Create(T.One) / sum;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            V.Store(output + at, V.Load(output + at) * scale);
    }
}

internal readonly unsafe struct ChannelLogSoftmaxForward<T>(T* input, T* output, int channels, int positions)
    : IRangeKernel<T>, ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        Cells<T>.Run<V, ChannelLogSoftmaxForward<T>>(this, channels, positions, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var max = CellSoftmax<T>.Max<V>(input, cell);
        var sum = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            sum += VectorMath<T>.Exp(V.Load(input + at) - max);
        var log = VectorMath<T>.Log(sum);
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            V.Store(output + at, V.Load(input + at) - max - log);
    }
}

internal readonly unsafe struct ChannelSoftmaxBackward<T>(
    T* output, T* outputGradient, T* inputGradient, int channels, int positions)
    : IRangeKernel<T>, ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        Cells<T>.Run<V, ChannelSoftmaxBackward<T>>(this, channels, positions, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var product = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            product = V.MultiplyAdd(V.Load(output + at), V.Load(outputGradient + at), product);
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            V.Store(inputGradient + at, V.Load(output + at) * (V.Load(outputGradient + at) - product));
    }
}

internal readonly unsafe struct ChannelLogSoftmaxBackward<T>(
    T* output, T* outputGradient, T* inputGradient, int channels, int positions)
    : IRangeKernel<T>, ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        Cells<T>.Run<V, ChannelLogSoftmaxBackward<T>>(this, channels, positions, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var sum = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
            sum += V.Load(outputGradient + at);
        for (var at = cell.First; at < cell.End; at += cell.Stride)
        {
            var probability = VectorMath<T>.Exp(V.Load(output + at));
            V.Store(inputGradient + at, V.Load(outputGradient + at) - (probability * sum));
        }
    }
}
