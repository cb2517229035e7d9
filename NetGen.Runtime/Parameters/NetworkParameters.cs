using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// All parameters of a network, in the order of its definition, by position and by name: what training updates, and the
/// buffers that it keeps beside (<see cref="Parameter.IsTrainable"/>).
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The field's own word.")]
public sealed class NetworkParameters : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private readonly Dictionary<string, Parameter> _byName;

    private readonly ParameterStorage _storage;

    /// <summary>The parameters of a network in single precision, which lie in <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">
    /// A parameter's name occurs twice, or it does not fit into the block.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkParameters(AlignedBlock<float> values, ReadOnlySpan<ParameterInfo> parameters)
        : this(ParameterStorage.Of(values), parameters)
    {
    }

    /// <summary>The parameters of a network in double precision, which lie in <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">
    /// A parameter's name occurs twice, or it does not fit into the block.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkParameters(AlignedBlock<double> values, ReadOnlySpan<ParameterInfo> parameters)
        : this(ParameterStorage.Of(values), parameters)
    {
    }

    private NetworkParameters(ParameterStorage storage, ReadOnlySpan<ParameterInfo> parameters)
    {
        _storage = storage;
        _parameters = new Parameter[parameters.Length];
        _byName = new Dictionary<string, Parameter>(parameters.Length, StringComparer.Ordinal);
        for (var i = 0; i < parameters.Length; i++)
        {
            ref readonly var info = ref parameters[i];
            if (info.Offset < 0 || info.Offset > storage.Length - info.Layout.PackedLength)
            {
                throw new ArgumentException(
                    $"{info.Name} needs floats {info.Offset} to {(long)info.Offset + info.Layout.PackedLength} of a "
                    + $"block of {storage.Length}.",
                    nameof(parameters));
            }

            _parameters[i] = new Parameter(this, storage, info);
            _byName.Add(info.Name, _parameters[i]);
        }
    }

    /// <summary>The number of parameters (tensors, not elements).</summary>
    public int Count => _parameters.Length;

    /// <summary>The parameter at a position, from 0, in the order of the definition.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Parameter this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _parameters[index];
        }
    }

    /// <summary>The parameter of a name: <c>net.Parameters["dense1.weight"]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The network has no parameter of this name.</exception>
    public Parameter this[string name] =>
        TryGet(name, out var parameter)
            ? parameter
            : throw new KeyNotFoundException(
                $"The network has no parameter '{name}'; it has {string.Join(", ", _byName.Keys)}.");

    /// <summary>Whether the gradient's memory holds the gradient of a backward pass; the network says so.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool HasGradient { get; set; }

    /// <summary>Looks a parameter up by name.</summary>
    /// <returns>Whether the network has one of this name.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out Parameter parameter) =>
        _byName.TryGetValue(name, out parameter);

    /// <summary>
    /// The memory for the gradient, laid out as the parameter block is and allocated on the first call.
    /// </summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <exception cref="InvalidCastException">The network's element type is another.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AlignedBlock<T> EnsureGradient<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ((ParameterStorage<T>)_storage).EnsureGradient();

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
