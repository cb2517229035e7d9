using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>
/// Runs the passes of a layer of the user's own (<see cref="ICustomLayer{T}"/>), which sees examples in rows, on values in
/// panels or lanes.
/// </summary>
/// <remarks>
/// Some examples at a time are copied into rows, so few that the second-level cache holds them, and what the layer made of
/// them is copied back. The gradients of the parameters are added up over these parts in order, and handed to the sink at
/// the end, when no pass reads the parameters any more. A tensor lies in lanes where its shape has several axes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class CustomLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The values that are copied into rows at a time, of inputs, outputs and their gradients together.</summary>
    private const int PartValues = 32 * 1024;

    /// <summary>The elements of scratch memory that the passes need.</summary>
    public static int ScratchLength<TSizes>()
        where TSizes : struct, ICustomLayerSizes =>
        checked((2 * PartRows<TSizes>() * (Size(TSizes.InputShape) + Size(TSizes.OutputShape))) + (2 * TSizes.PackedLength));

    /// <summary>
    /// Requires that a layer declares what it was compiled for. Its declaration may have been stated in the attribute, and
    /// its assembly may be another than the one compiled against.
    /// </summary>
    /// <param name="name">The layer's name in the network.</param>
    /// <param name="parameters">The parameters that it was compiled with, as <see cref="Describe"/> writes them.</param>
    /// <exception cref="InvalidOperationException">The output's shape or a parameter is another.</exception>
    public static void Require<TLayer, TSizes>(string name, string parameters)
        where TLayer : ICustomLayer<T>
        where TSizes : struct, ICustomLayerSizes
    {
        var shape = TLayer.OutputShape(TSizes.InputShape);
        if (shape is null || !TSizes.OutputShape.SequenceEqual(shape))
        {
            throw new InvalidOperationException(
                $"The layer '{name}' of the type '{typeof(TLayer)}' gives the output shape {Text(shape)} for the input shape "
                + $"{Text(TSizes.InputShape)}, but the network was compiled for {Text(TSizes.OutputShape)}: state the shape "
                + "that it gives in the attribute, or build the network again.");
        }

        var declared = Describe(TLayer.Parameters(TSizes.InputShape));
        if (declared != parameters)
        {
            throw new InvalidOperationException(
                $"The layer '{name}' of the type '{typeof(TLayer)}' declares {Or(declared)} for the input shape "
                + $"{Text(TSizes.InputShape)}, but the network was compiled with {Or(parameters)}: build it again.");
        }

        static string Or(string text) => text.Length == 0 ? "no parameters" : $"the parameters {text}";
    }

    /// <summary>Parameters as generated code writes them: <c>weight [4], bias [4]</c>.</summary>
    internal static string Describe(LayerParameter[]? parameters) =>
        string.Join(", ", (parameters ?? []).Select(parameter => $"{parameter.Name} {Text([.. parameter.Shape])}"));

    /// <summary>The forward pass.</summary>
    /// <param name="input">The inputs, in panels or lanes.</param>
    /// <param name="parameters">The layer's first parameter; anything where it has none.</param>
    /// <param name="output">Receives the outputs, in panels or lanes, with zeros as padding.</param>
    /// <param name="scratch">Memory of <see cref="ScratchLength{TSizes}"/> elements.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void Forward<TLayer, TSizes>(
        Address<T> input, Address<T> parameters, Address<T> output, Address<T> scratch, int rows, int capacity)
        where TLayer : ICustomLayer<T>
        where TSizes : struct, ICustomLayerSizes
    {
        var (inputs, outputs) = (Size(TSizes.InputShape), Size(TSizes.OutputShape));
        var values = new ReadOnlySpan<T>(parameters.Pointer, TSizes.PackedLength);
        var part = PartRows<TSizes>();
        for (var first = 0; first < rows; first += part)
        {
            var count = Math.Min(part, rows - first);
            var inputRows = new Span<T>(scratch.Pointer, count * inputs);
            var outputRows = new Span<T>(scratch.Pointer + ((nint)part * inputs), count * outputs);
            ToRows(input, TSizes.InputShape, first, inputRows, capacity);
            TLayer.Forward(new(TSizes.InputShape, TSizes.OutputShape, inputRows, outputRows, values, TSizes.Places));
            FromRows(outputRows, output, TSizes.OutputShape, first, capacity);
        }
    }

    /// <summary>The backward pass.</summary>
    /// <param name="input">The inputs, in panels or lanes.</param>
    /// <param name="output">The outputs that <see cref="Forward"/> gave.</param>
    /// <param name="outputGradient">∂L/∂Y, in panels or lanes.</param>
    /// <param name="parameters">The layer's first parameter; anything where it has none.</param>
    /// <param name="inputGradient">Receives ∂L/∂X, with zeros as padding. Null for none.</param>
    /// <param name="sink">Where the gradients of the parameters go.</param>
    /// <param name="offset">The first parameter's place in the parameter block.</param>
    /// <param name="scratch">Memory of <see cref="ScratchLength{TSizes}"/> elements.</param>
    /// <param name="rows">The examples.</param>
    /// <param name="capacity">The rows from one panel to the next.</param>
    public static void Backward<TLayer, TSizes, TSink>(
        Address<T> input,
        Address<T> output,
        Address<T> outputGradient,
        Address<T> parameters,
        Address<T> inputGradient,
        TSink sink,
        int offset,
        Address<T> scratch,
        int rows,
        int capacity)
        where TLayer : ICustomLayer<T>
        where TSizes : struct, ICustomLayerSizes
        where TSink : struct, IGradientSink<T>
    {
        var (inputs, outputs) = (Size(TSizes.InputShape), Size(TSizes.OutputShape));
        var values = new ReadOnlySpan<T>(parameters.Pointer, TSizes.PackedLength);
        var part = PartRows<TSizes>();
        var sum = new Span<T>(scratch.Pointer, TSizes.PackedLength);
        var addend = new Span<T>(scratch.Pointer + TSizes.PackedLength, TSizes.PackedLength);
        var memory = scratch.Pointer + (2 * (nint)TSizes.PackedLength);

        // The padding of the parameters, which no layer writes, has the gradient 0.
        sum.Clear();
        for (var first = 0; first < rows; first += part)
        {
            var count = Math.Min(part, rows - first);
            var rest = memory;
            var inputRows = Take(ref rest, part, count, inputs);
            var outputRows = Take(ref rest, part, count, outputs);
            var outputGradientRows = Take(ref rest, part, count, outputs);
            var inputGradientRows = Take(ref rest, part, count, inputs);
            ToRows(input, TSizes.InputShape, first, inputRows, capacity);
            ToRows(output, TSizes.OutputShape, first, outputRows, capacity);
            ToRows(outputGradient, TSizes.OutputShape, first, outputGradientRows, capacity);
            TLayer.Backward(new(
                TSizes.InputShape,
                TSizes.OutputShape,
                inputRows,
                outputRows,
                outputGradientRows,
                inputGradientRows,
                values,
                first == 0 ? sum : addend,
                TSizes.Places));
            if (inputGradient.Pointer != null)
                FromRows(inputGradientRows, inputGradient, TSizes.InputShape, first, capacity);
            for (var i = 0; first > 0 && i < TSizes.Places.Length; i += 2)
            {
                var (start, length) = (TSizes.Places[i], TSizes.Places[i + 1]);
                for (var element = start; element < start + length; element++)
                    sum[element] += addend[element];
            }
        }

        if (TSizes.PackedLength > 0)
            Widest.Run<T, CustomLayerHandOver<T, TSink>>(new(scratch.Pointer, TSizes.PackedLength, sink, offset));
    }

    /// <summary>The examples that are copied into rows at a time: whole blocks where they lie in lanes.</summary>
    private static int PartRows<TSizes>()
        where TSizes : struct, ICustomLayerSizes
    {
        var step = TSizes.InputShape.Length > 1 || TSizes.OutputShape.Length > 1 ? Lanes.Width : 1;
        var rows = PartValues / (2 * (Size(TSizes.InputShape) + Size(TSizes.OutputShape))) / step * step;
        return Math.Clamp(rows, step, Slice<T>.MaxRows);
    }

    private static Span<T> Take(ref T* memory, int part, int count, int features)
    {
        var rows = new Span<T>(memory, count * features);
        memory += (nint)part * features;
        return rows;
    }

    private static void ToRows(Address<T> source, ReadOnlySpan<int> shape, int first, Span<T> rows, int capacity)
    {
        var features = Size(shape);
        if (shape.Length > 1)
            Lanes<T>.ToRows(source + ((nint)first * features), rows, features);
        else
            Panels.ToRows(source + ((nint)first * Panels.Width(features)), rows, features, capacity);
    }

    private static void FromRows(Span<T> rows, Address<T> destination, ReadOnlySpan<int> shape, int first, int capacity)
    {
        var features = Size(shape);
        if (shape.Length > 1)
            Lanes<T>.FromRows(rows, destination + ((nint)first * features), features);
        else
            Panels.FromRows<T>(rows, destination + ((nint)first * Panels.Width(features)), features, capacity);
    }

    private static int Size(ReadOnlySpan<int> shape)
    {
        var size = 1;
        foreach (var dimension in shape)
            size *= dimension;
        return size;
    }

    private static string Text(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}

/// <summary>Hands the summed gradients of a layer's parameters to the sink.</summary>
internal readonly unsafe struct CustomLayerHandOver<T, TSink>(T* gradients, int length, TSink sink, nint offset) : IKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TSink : struct, IGradientSink<T>
{
    [System.Runtime.CompilerServices.MethodImpl(
        System.Runtime.CompilerServices.MethodImplOptions.NoInlining
        | System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    public void Run<V>()
        where V : struct, ISimd<V, T>
    {
        for (nint element = 0; element < length; element += V.Count)
            sink.Take(offset + element, V.Load(gradients + element));
    }
}
