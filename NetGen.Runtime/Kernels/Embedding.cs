using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Checks for embeddings.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Embedding
{
    /// <summary>Checks that every index names an embedding.</summary>
    /// <param name="input">The indices.</param>
    /// <param name="count">The number of embeddings.</param>
    /// <param name="argument">The name of the caller's argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is negative or not below <paramref name="count"/>.
    /// </exception>
    public static void RequireIndices(ReadOnlySpan<int> input, int count, string argument)
    {
        for (var i = 0; i < input.Length; i++)
        {
            if ((uint)input[i] >= (uint)count)
                throw WrongIndex(input[i], i, count, argument);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ArgumentOutOfRangeException WrongIndex(int index, int position, int count, string argument) =>
        new(
            argument,
            index,
            $"'{argument}' has the index {index} at position {position}, but the {count} embeddings are numbered 0 to "
            + $"{count - 1}.");
}

/// <summary>
/// The look-up of vectors by index: an example of indices <c>[length]</c> becomes <c>[size, length]</c> in
/// <see cref="Lanes"/>, or <c>[size]</c> in <see cref="Panels"/> where it is one index. The weight
/// <c>[count, size]</c> is packed by <see cref="ParameterLayout.Rows"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Embedding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>Y[i, l] = weight[input[l], i]</c>.</summary>
    /// <param name="input">The indices, example after example, each below <paramref name="count"/>.</param>
    /// <param name="weight">The embeddings.</param>
    /// <param name="output">Receives Y.</param>
    /// <param name="count">The number of embeddings.</param>
    /// <param name="size">The elements of an embedding.</param>
    /// <param name="length">The indices of an example.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next, where Y is in panels.</param>
    public static void Forward(
        ReadOnlySpan<int> input,
        Address<T> weight,
        Address<T> output,
        int count,
        int size,
        int length,
        int rows,
        int capacity)
    {
        if (length == 1)
            ForwardPanels(input, weight.Pointer, output.Pointer, count, size, rows, capacity);
        else
            ForwardLanes(input, weight.Pointer, output.Pointer, count, size, length, rows);
    }

    /// <summary><c>∂L/∂weight[k, i] = Σ ∂L/∂Y[i, l]</c> over the places l with the index k, in their order.</summary>
    /// <param name="input">The indices, example after example, each below <paramref name="count"/>.</param>
    /// <param name="outputGradient">∂L/∂Y.</param>
    /// <param name="sink">Where the gradient goes, all of it: zeros for embeddings that were not looked up.</param>
    /// <param name="weightOffset">The weight's place in the parameter block.</param>
    /// <param name="scratch">Memory to compute in, as long as the packed weight.</param>
    /// <param name="count">The number of embeddings.</param>
    /// <param name="size">The elements of an embedding.</param>
    /// <param name="length">The indices of an example.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next, where ∂L/∂Y is in panels.</param>
    public static void ParameterGradient<TSink>(
        ReadOnlySpan<int> input,
        Address<T> outputGradient,
        TSink sink,
        int weightOffset,
        Address<T> scratch,
        int count,
        int size,
        int length,
        int rows,
        int capacity)
        where TSink : struct, IGradientSink<T>
    {
        fixed (int* indices = input)
        {
            Widest.Run<T, EmbeddingGradient<T, TSink>>(new(
                indices,
                outputGradient.Pointer,
                sink,
                weightOffset,
                scratch.Pointer,
                count,
                size,
                length,
                rows,
                capacity));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardPanels(
        ReadOnlySpan<int> input, T* weight, T* output, int count, int size, int rows, int capacity)
    {
        var width = Panels.Width(size);
        var padded = Panels.PaddedFeatures(size);
        for (var row = 0; row < rows; row++)
        {
            var embedding = weight + ((nint)Within(input[row], count) * padded);
            for (var first = 0; first < padded; first += width)
            {
                new ReadOnlySpan<T>(embedding + first, width)
                    .CopyTo(new Span<T>(output + ((nint)first * capacity) + ((nint)row * width), width));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardLanes(
        ReadOnlySpan<int> input, T* weight, T* output, int count, int size, int length, int rows)
    {
        // 16 elements of the embeddings of 16 examples, a row each.
        var tile = stackalloc T[Lanes.Width * 16];
        var padded = Panels.PaddedFeatures(size);
        for (var block = 0; block < rows; block += Lanes.Width)
        {
            var present = Math.Min(Lanes.Width, rows - block);
            if (present < Lanes.Width)
                new Span<T>(tile, Lanes.Width * 16).Clear();
            for (var position = 0; position < length; position++)
            {
                for (var first = 0; first < size; first += 16)
                {
                    for (var row = 0; row < present; row++)
                    {
                        var index = Within(input[((block + row) * length) + position], count);
                        new ReadOnlySpan<T>(weight + ((nint)index * padded) + first, 16)
                            .CopyTo(new Span<T>(tile + (row * 16), 16));
                    }

                    var place = ((nint)block * size * length) + ((((nint)first * length) + position) * Lanes.Width);
                    LaneTranspose.Run(
                        tile, 16, output + place, (nint)length * Lanes.Width, Lanes.Width, Math.Min(16, size - first));
                }
            }
        }
    }

    /// <summary>An index that was checked, should another thread have changed it since.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Within(int index, int count) => (int)Math.Min((uint)index, (uint)count - 1);
}

internal readonly unsafe struct EmbeddingGradient<T, TSink>(
    int* input,
    T* outputGradient,
    TSink sink,
    int weightOffset,
    T* scratch,
    int count,
    int size,
    int length,
    int rows,
    int capacity) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        var packed = (nint)count * Panels.PaddedFeatures(size);
        for (nint i = 0; i < packed; i += V.Count)
            V.Store(scratch + i, V.Zero);
        if (length == 1)
            AddPanels<V>();
        else
            AddLanes<V>();
        for (nint i = 0; i < packed; i += V.Count)
            sink.Take(weightOffset + i, V.Load(scratch + i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddPanels<V>()
        where V : struct, ISimd<V, T>
    {
        var width = Panels.Width(size);
        for (var row = 0; row < rows; row++)
        {
            for (var first = 0; first < size; first += width)
                Add<V>(input[row], first, outputGradient + ((nint)first * capacity) + ((nint)row * width), width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddLanes<V>()
        where V : struct, ISimd<V, T>
    {
        // The gradients of 16 elements of the embeddings of 16 examples, a row each. Rows past the last element stay 0.
        var tile = stackalloc T[Lanes.Width * 16];
        for (var first = 0; first < size; first += 16)
        {
            var elements = Math.Min(16, size - first);
            if (elements < 16)
                new Span<T>(tile, Lanes.Width * 16).Clear();
            for (var block = 0; block < rows; block += Lanes.Width)
            {
                var present = Math.Min(Lanes.Width, rows - block);
                for (var position = 0; position < length; position++)
                {
                    var place = ((nint)block * size * length) + ((((nint)first * length) + position) * Lanes.Width);
                    LaneTranspose.Run(outputGradient + place, (nint)length * Lanes.Width, tile, 16, elements, present);
                    for (var row = 0; row < present; row++)
                        Add<V>(input[((nint)(block + row) * length) + position], first, tile + (row * 16), 16);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<V>(int index, int first, T* gradient, int elements)
        where V : struct, ISimd<V, T>
    {
        var row = scratch + ((nint)Embedding<T>.Within(index, count) * Panels.PaddedFeatures(size)) + first;
        for (var i = 0; i < elements; i += V.Count)
        {
            // Of an embedding whose elements end within these, what follows is padding, which gets no gradient.
            var isElement = V.FirstLanes(size - first - i);
            V.Store(row + i, V.Load(row + i) + V.Where(isElement, V.Load(gradient + i), V.Zero));
        }
    }
}
