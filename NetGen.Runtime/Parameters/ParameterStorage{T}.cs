using System.Buffers;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>The memory of the parameters of a network that computes in <typeparamref name="TElement"/>.</summary>
internal sealed class ParameterStorage<TElement>(AlignedBlock<TElement> values) : ParameterStorage
    where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
{
    private AlignedBlock<TElement>? _gradient;

    public override int Length => values.Length;

    public override bool HasGradient => _gradient is not null;

    public AlignedBlock<TElement> EnsureGradient() => _gradient ??= new AlignedBlock<TElement>(values.Length);

    public override void Read<T>(in ParameterInfo info, Span<T> destination) =>
        info.Layout.Unpack<TElement, T>(Part(values, info), destination);

    public override void ReadGradient<T>(in ParameterInfo info, Span<T> destination) =>
        info.Layout.Unpack<TElement, T>(Part(EnsureGradient(), info), destination);

    public override void Write<T>(in ParameterInfo info, ReadOnlySpan<T> source) =>
        info.Layout.Pack(source, Part(values, info));

    public override void Initialize(
        in ParameterInfo info, Init kind, double scale, int rows, int fanIn, int fanOut, int seed, int stream)
    {
        var length = info.Layout.Length;
        var buffer = ArrayPool<TElement>.Shared.Rent(length);
        var drawn = buffer.AsSpan(0, length);
        Initializers.Fill(kind, scale, drawn, rows, length / rows, fanIn, fanOut, seed, stream);
        Write<TElement>(info, drawn);
        ArrayPool<TElement>.Shared.Return(buffer);
    }

    private static Span<TElement> Part(AlignedBlock<TElement> block, in ParameterInfo info) =>
        block.Span.Slice(info.Offset, info.Layout.PackedLength);
}
