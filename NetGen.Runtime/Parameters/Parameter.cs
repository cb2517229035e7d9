using System.ComponentModel;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// One tensor of a network: its values and, after a backward pass, its gradient, both row-major in the layout that the
/// ecosystem uses (<c>[outputs, inputs]</c> for the weight of a Dense layer). Both can be read and written in single
/// and in double precision, whatever the network's own: what passes from double to float is rounded to the nearest number.
/// </summary>
public sealed class Parameter
{
    private readonly NetworkParameters _owner;
    private readonly ParameterStorage _storage;
    private readonly ParameterInfo _info;

    internal Parameter(NetworkParameters owner, ParameterStorage storage, in ParameterInfo info)
    {
        _owner = owner;
        _storage = storage;
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

    /// <summary>
    /// Whether training updates the tensor by its gradient. One that it does not is a buffer that a layer keeps, such as
    /// a running mean, or belongs to a frozen layer: it is saved and restored with the others, and has no gradient.
    /// </summary>
    public bool IsTrainable => _info.IsTrainable;

    /// <summary>
    /// Whether the tensor belongs to a frozen layer (<see cref="LayerAttribute{TLayer}.Frozen"/>), so that training leaves it
    /// as it is. <see cref="CopyFrom(ReadOnlySpan{float})"/> still replaces its values.
    /// </summary>
    public bool Frozen => _info.IsFrozen;

    /// <summary>Copies the values out.</summary>
    /// <param name="destination">Where to; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyTo(Span<float> destination) => Read(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<double> destination) => Read(destination);

    /// <summary>Replaces the values. Not to be called while another thread trains or uses the network.</summary>
    /// <param name="source">The new values; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="source"/> has another length; no value has changed.
    /// </exception>
    public void CopyFrom(ReadOnlySpan<float> source) => Write(source);

    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{float})"/>
    public void CopyFrom(ReadOnlySpan<double> source) => Write(source);

    /// <summary>Copies out the gradient that the last backward pass left.</summary>
    /// <param name="destination">Where to; <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">
    /// The tensor has no gradient because it is frozen or a buffer, or the network holds none: there was no backward pass
    /// yet, or a fused step has consumed its gradient.
    /// </exception>
    public void CopyGradientTo(Span<float> destination) => ReadGradient(destination);

    /// <inheritdoc cref="CopyGradientTo(Span{float})"/>
    public void CopyGradientTo(Span<double> destination) => ReadGradient(destination);

    /// <summary>Draws new values; <see cref="Initializers.Fill"/> documents the arguments.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Initialize(Init kind, double scale, int fanIn, int fanOut, int seed, int stream)
    {
        // A matrix as the initializers see it: a row for each output, whatever its inputs' shape. A vector is one row.
        var rows = Shape.Length > 1 ? Shape[0] : 1;
        _storage.Initialize(_info, kind, scale, rows, fanIn, fanOut, seed, stream);
    }

    /// <summary>The name and the shape: <c>dense1.weight [128, 784]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", _info.Shape)}]";

    /// <summary>The same tensor by another name.</summary>
    internal Parameter Named(string name) => new(_owner, _storage, _info.Named(name));

    private void Read<T>(Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLength(destination.Length, nameof(destination));
        _storage.Read(_info, destination);
    }

    private void Write<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLength(source.Length, nameof(source));
        _storage.Write(_info, source);
    }

    private void ReadGradient<T>(Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLength(destination.Length, nameof(destination));
        if (!IsTrainable)
        {
            throw new InvalidOperationException(
                Frozen
                    ? $"'{Name}' has no gradient: it is frozen, so training leaves it as it is."
                    : $"'{Name}' has no gradient: it is a buffer, which training does not update by one.");
        }

        if (!_storage.HasGradient || !_owner.HasGradient)
            throw new InvalidOperationException($"There is no gradient of '{Name}' to copy; call Backward first.");
        _storage.ReadGradient(_info, destination);
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
        {
            throw new ArgumentException(
                $"'{argument}' has {length} elements, but {Name} needs {Length}.", argument);
        }
    }
}
