using NetGen.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Golden;

/// <summary>What a parameter is, for penalties and bounds.</summary>
internal enum ParameterRole
{
    /// <summary>The weights of units.</summary>
    Weight,

    /// <summary>The biases of units.</summary>
    Bias,

    /// <summary>The scale or the shift of a normalisation.</summary>
    Normalization,

    /// <summary>Running statistics, which have no gradient.</summary>
    Buffer,
}

/// <summary>A parameter or a buffer of a network.</summary>
/// <param name="Layer">The layer that owns it.</param>
/// <param name="Name">The name within the network: <c>dense1.weight</c>.</param>
/// <param name="Role">What it is.</param>
/// <param name="Tensor">Its values.</param>
internal sealed record TorchParameter(string Layer, string Name, ParameterRole Role, Tensor Tensor);

/// <summary>The parameters and buffers of a network, in the order of the definition.</summary>
/// <param name="type">The precision.</param>
internal sealed class TorchParameters(ScalarType type)
{
    private readonly List<TorchParameter> _all = [];

    public IReadOnlyList<TorchParameter> All => _all;

    public IEnumerable<TorchParameter> Trainable => _all.Where(parameter => parameter.Role != ParameterRole.Buffer);

    /// <summary>A new parameter at its start; one that the layer shares with another is the other's.</summary>
    public Tensor Add(string layer, string? sharedWith, string name, ParameterRole role, params long[] shape)
    {
        if (sharedWith is not null)
            return _all.Single(parameter => parameter.Name == $"{sharedWith}.{name}").Tensor;
        var fullName = $"{layer}.{name}";
        var start = GoldenValues.Parameter(fullName, [.. shape.Select(size => (int)size)]);
        var values = tensor(start, shape).to(type, copy: true);
        _all.Add(new(layer, fullName, role, role == ParameterRole.Buffer ? values : Parameter(values)));
        return _all[^1].Tensor;
    }

    public IEnumerable<Parameter> ForOptimizer() => Trainable.Select(parameter => (Parameter)parameter.Tensor);

    /// <summary>Forgets the gradient.</summary>
    public void Clear()
    {
        foreach (var parameter in Trainable)
            parameter.Tensor.grad = null;
    }

    /// <summary>Keeps the tensors from being disposed of with the scope they were made in.</summary>
    public void Keep()
    {
        foreach (var parameter in _all)
            parameter.Tensor.MoveToOuterDisposeScope();
    }
}
