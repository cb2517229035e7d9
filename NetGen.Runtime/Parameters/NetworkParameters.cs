using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using NetGen.Kernels;

namespace NetGen;

/// <summary>All trainable parameters of a network, in the order of its definition, by position and by name.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The field's own word.")]
public sealed class NetworkParameters : IReadOnlyList<Parameter>
{
    private readonly Parameter[] _parameters;
    private readonly Dictionary<string, Parameter> _byName;

    /// <summary>The parameters that lie in <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">
    /// A parameter's name occurs twice, or it does not fit into the block.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkParameters(AlignedBlock values, ReadOnlySpan<ParameterInfo> parameters)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        _parameters = new Parameter[parameters.Length];
        _byName = new Dictionary<string, Parameter>(parameters.Length, StringComparer.Ordinal);
        for (var i = 0; i < parameters.Length; i++)
        {
            ref readonly var info = ref parameters[i];
            if (info.Offset < 0 || info.Offset > values.Length - info.Layout.PackedLength)
            {
                throw new ArgumentException(
                    $"{info.Name} needs floats {info.Offset} to {(long)info.Offset + info.Layout.PackedLength} of a "
                    + $"block of {values.Length}.",
                    nameof(parameters));
            }

            _parameters[i] = new Parameter(this, info);
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

    /// <summary>The memory of the values, in the kernels' layout.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AlignedBlock Values { get; }

    /// <summary>
    /// The memory of the gradient, laid out as <see cref="Values"/>; null until the first backward pass needs it.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AlignedBlock? Gradient { get; private set; }

    /// <summary>Whether <see cref="Gradient"/> holds the gradient of a backward pass; the network says so.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool HasGradient { get; set; }

    /// <summary>Looks a parameter up by name.</summary>
    /// <returns>Whether the network has one of this name.</returns>
    public bool TryGet(string name, [MaybeNullWhen(false)] out Parameter parameter) =>
        _byName.TryGetValue(name, out parameter);

    /// <summary>The memory for the gradient, allocated on the first call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AlignedBlock EnsureGradient() => Gradient ??= new AlignedBlock(Values.Length);

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
