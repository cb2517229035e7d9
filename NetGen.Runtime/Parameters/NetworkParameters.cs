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

    // What the network knows: itself, or what this is a part of.
    private readonly NetworkParameters _network;
    private bool _hasGradient;

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
        _network = this;
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

    private NetworkParameters(NetworkParameters whole, Parameter[] parameters)
    {
        _storage = whole._storage;
        _network = whole._network;
        _parameters = parameters;
        _byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
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
    public bool HasGradient
    {
        get => _network._hasGradient;
        set => _network._hasGradient = value;
    }

    /// <summary>Looks a parameter up by name.</summary>
    /// <returns>Whether the network has one of this name.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out Parameter parameter) =>
        _byName.TryGetValue(name, out parameter);

    /// <summary>
    /// The parameters of a layer, or of a network that is a layer, by their names within it:
    /// <c>net.Parameters.Under("encoder")["dense1.weight"]</c> is <c>net.Parameters["encoder.dense1.weight"]</c>.
    /// </summary>
    /// <param name="prefix">What stands before the dot: <c>dense1</c>, <c>encoder</c> or <c>encoder.stem</c>.</param>
    /// <returns>The same tensors, not copies of them, in their order here.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prefix"/> is null.</exception>
    /// <exception cref="ArgumentException">No parameter's name begins with it and a dot.</exception>
    public NetworkParameters Under(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var start = prefix + ".";
        Parameter[] within =
        [
            .. _parameters.Where(parameter => parameter.Name.StartsWith(start, StringComparison.Ordinal))
                .Select(parameter => parameter.Named(parameter.Name[start.Length..])),
        ];
        return within.Length > 0
            ? new NetworkParameters(this, within)
            : throw new ArgumentException(
                $"There is no parameter under '{prefix}'; there are {string.Join(", ", _byName.Keys)}.", nameof(prefix));
    }

    /// <summary>
    /// Takes over the values of other parameters, which have the same names and shapes: those of another network of the same
    /// class, or of one that this is a part of. What is frozen and what is not trainable is copied, too. Not to be called
    /// while another thread trains or uses the network.
    /// </summary>
    /// <param name="source">
    /// The parameters to copy. Values in double precision are rounded to the nearest where these are in single precision.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A name is on one side only, or its shapes differ; the message names the first such parameter, and no value has
    /// changed.
    /// </exception>
    public void CopyFrom(NetworkParameters source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var parameter in _parameters)
        {
            if (!source.TryGet(parameter.Name, out var other))
                throw new ArgumentException($"The source has no parameter for {parameter}.", nameof(source));
            if (!other.Shape.SequenceEqual(parameter.Shape))
            {
                throw new ArgumentException(
                    $"The source's {other} does not fit {parameter}: the shapes differ.", nameof(source));
            }
        }

        if (source.FirstOrDefault(other => !_byName.ContainsKey(other.Name)) is { } surplus)
            throw new ArgumentException($"There is no parameter for the source's {surplus}.", nameof(source));

        // Double precision holds the values of either. Both sides may be the same tensors.
        var buffer = new double[_parameters.Length == 0 ? 0 : _parameters.Max(parameter => parameter.Length)];
        foreach (var parameter in _parameters)
        {
            var values = buffer.AsSpan(0, parameter.Length);
            source[parameter.Name].CopyTo(values);
            parameter.CopyFrom((ReadOnlySpan<double>)values);
        }
    }

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
