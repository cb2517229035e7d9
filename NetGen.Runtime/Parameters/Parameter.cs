using System.Buffers;
using System.ComponentModel;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// One trainable tensor of a network: its values and, after a backward pass, its gradient, both row-major in the layout
/// that the ecosystem uses (<c>[outputs, inputs]</c> for the weight of a Dense layer).
/// </summary>
public sealed class Parameter
{
    private readonly NetworkParameters _owner;
    private readonly ParameterInfo _info;

    internal Parameter(NetworkParameters owner, in ParameterInfo info)
    {
        _owner = owner;
        _info = info;
    }

    /// <summary>
    /// The name within the network: that of the layer, a dot, and that of the parameter: <c>dense1.weight</c>.
    /// </summary>
    public string Name => _info.Name;

    /// <summary>The extent of each dimension.</summary>
    public ReadOnlySpan<int> Shape => _info.Shape;

    /// <summary>The number of elements, the product of <see cref="Shape"/>.</summary>
    public int Length => _info.Layout.Length;

    /// <summary>Copies the values out.</summary>
    /// <param name="destination">Where to; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        _info.Layout.Unpack(Values, destination);
    }

    /// <summary>Replaces the values. Not to be called while another thread trains or uses the network.</summary>
    /// <param name="source">The new values; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> has another length; no value has changed.
    /// </exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        _info.Layout.Pack(source, Values);
    }

    /// <summary>Copies out the gradient that the last backward pass left.</summary>
    /// <param name="destination">Where to; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network holds no gradient: there was no backward pass yet, or a fused step has consumed its gradient.
    /// </exception>
    public void CopyGradientTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        if (_owner.Gradient is not { } gradient || !_owner.HasGradient)
            throw new InvalidOperationException($"There is no gradient of '{Name}' to copy; call Backward first.");
        _info.Layout.Unpack(Part(gradient), destination);
    }

    /// <summary>Draws new values; <see cref="Initializers.Fill"/> documents the arguments.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Initialize(Init kind, double scale, int fanIn, int fanOut, int seed, int stream)
    {
        // A matrix as the initializers see it: a row for each output, whatever its inputs' shape. A vector is one row.
        var rows = Shape.Length > 1 ? Shape[0] : 1;
        var buffer = ArrayPool<float>.Shared.Rent(Length);
        var values = buffer.AsSpan(0, Length);
        Initializers.Fill(kind, scale, values, rows, Length / rows, fanIn, fanOut, seed, stream);
        CopyFrom(values);
        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>The name and the shape: <c>dense1.weight [128, 784]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", _info.Shape)}]";

    private Span<float> Values => Part(_owner.Values);

    private Span<float> Part(AlignedBlock block) => block.Span.Slice(_info.Offset, _info.Layout.PackedLength);

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
        {
            throw new ArgumentException(
                $"'{argument}' has {length} elements, but {Name} needs {Length}.", argument);
        }
    }
}
