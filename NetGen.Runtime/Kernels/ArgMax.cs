using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The place of the largest feature of each row, or of the largest channel of each cell: the first of several. A NaN counts as
/// larger than all numbers, as PyTorch has it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ArgMax<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The index of the largest feature of each row, from 0: from panels into panels of one feature.</summary>
    public static void IndexPanels(Address<T> input, Address<T> output, int features, int rows, int capacity)
    {
        for (var r = 0; r < rows; r++)
        {
            var y = output.Pointer + ((nint)r * Panels.Width(1));
            new Span<T>(y, Panels.Width(1)).Clear();
            *y = T.CreateTruncating(IndexOf(input.Pointer, new(features, capacity, r)));
        }
    }

    /// <summary>1 in the place of the largest feature of each row and 0 elsewhere: from panels into panels.</summary>
    public static void OneHotPanels(Address<T> input, Address<T> output, int features, int rows, int capacity)
    {
        var width = Panels.Width(features);
        for (var r = 0; r < rows; r++)
        {
            var row = new RowOfPanels<T>(features, capacity, r);
            for (var column = 0; column < features; column += width)
                new Span<T>(output.Pointer + row.At(column), width).Clear();
            output.Pointer[row.At(IndexOf(input.Pointer, row))] = T.One;
        }
    }

    /// <summary>The index of the largest channel of each cell, from 0: from lanes into lanes of one channel.</summary>
    public static void IndexLanes(Address<T> input, Address<T> output, int channels, int positions, int rows) =>
        Cells<T>.Run<ChannelArgMax<T>>(
            new(input.Pointer, output.Pointer, channels, positions, isOneHot: false), channels, positions, rows);

    /// <summary>1 in the place of the largest channel of each cell and 0 elsewhere: from lanes into lanes.</summary>
    public static void OneHotLanes(Address<T> input, Address<T> output, int channels, int positions, int rows) =>
        Cells<T>.Run<ChannelArgMax<T>>(
            new(input.Pointer, output.Pointer, channels, positions, isOneHot: true), channels, positions, rows);

    private static int IndexOf(T* x, RowOfPanels<T> row)
    {
        var index = 0;
        var max = x[row.At(0)];
        for (var i = 1; i < row.Features && !T.IsNaN(max); i++)
        {
            var value = x[row.At(i)];
            if (value > max || T.IsNaN(value))
                (max, index) = (value, i);
        }

        return index;
    }
}

/// <summary>The largest channel of each cell, for as many examples at a time as a vector has lanes.</summary>
internal readonly unsafe struct ChannelArgMax<T>(
    T* input, T* output, int channels, int positions, bool isOneHot) : IRangeKernel<T>, ICellKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>(int first, int end)
        where V : struct, ISimd<V, T> =>
        Cells<T>.Run<V, ChannelArgMax<T>>(this, channels, positions, first, end);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(ChannelsOfCell cell)
        where V : struct, ISimd<V, T>
    {
        var one = V.Create(T.One);
        var max = V.Load(input + cell.First);
        var index = V.Zero;
        var channel = V.Zero;
        for (var at = cell.First + cell.Stride; at < cell.End; at += cell.Stride)
        {
            channel += one;
            var x = V.Load(input + at);
            index = Larger(x, max, channel, index);
            max = Larger(x, max, x, max);
        }

        if (!isOneHot)
        {
            // The output has one channel: its blocks are as many times shorter as the input has channels.
            var block = cell.First / (channels * cell.Stride);
            V.Store(output + (block * cell.Stride) + (cell.First - (block * channels * cell.Stride)), index);
            return;
        }

        channel = V.Zero;
        for (var at = cell.First; at < cell.End; at += cell.Stride)
        {
            V.Store(output + at, V.Where(V.Equal(index, channel), one, V.Zero));
            channel += one;
        }
    }

    /// <summary>One of two values by whether x is larger than a maximum, where a NaN is larger than all but another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Larger<V>(V x, V max, V whenLarger, V otherwise)
        where V : struct, ISimd<V, T>
    {
        var ofNumber = V.Where(V.Equal(x, x), V.Where(V.GreaterThan(x, max), whenLarger, otherwise), whenLarger);
        return V.Where(V.Equal(max, max), ofNumber, otherwise);
    }
}
