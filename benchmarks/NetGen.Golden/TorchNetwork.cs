using NetGen.Tests.Golden;
using NetGen.Tests.Support;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>A definition as torch computes it, at the start of <see cref="GoldenValues"/>.</summary>
internal sealed class TorchNetwork
{
    private readonly GoldenCase _golden;

    private readonly GoldenData _data;

    private readonly ScalarType _type;

    private readonly List<(DefinitionLayer Layer, TorchLayer Apply)> _layers = [];

    private readonly TorchParameters _parameters;

    private readonly TorchPenalties _penalties;

    public TorchNetwork(GoldenCase golden, ScalarType type)
    {
        (_golden, _data, _type) = (golden, new GoldenData(golden), type);
        _parameters = new(type);

        // The shapes are torch's own: each layer is made for what those before it give.
        using var scope = NewDisposeScope();
        var values = Inputs(0);
        foreach (var layer in Graph.Layers)
        {
            var inputs = layer.Sources.Select(source => values[source]).ToList();
            var apply = TorchLayers.Create(layer, inputs[0].shape, _parameters);
            _layers.Add((layer, apply));
            values.Add(layer.Name, apply(inputs, isTraining: false));
        }

        _penalties = new(Graph, _parameters);
        _parameters.Keep();
    }

    public DefinitionGraph Graph => _data.Graph;

    public bool HasLoss => Graph.Losses.Count > 0;

    public TorchParameters Parameters => _parameters;

    /// <summary>The inputs of the given step, by name.</summary>
    public Dictionary<string, Tensor> Inputs(int step)
    {
        var inputs = new Dictionary<string, Tensor>();
        for (var i = 0; i < Graph.Inputs.Count; i++)
        {
            var (input, values) = (Graph.Inputs[i], _data.Input(i, step));
            var type = input.Count is null ? _type : int64;
            inputs.Add(input.Name, Values(values, type, _golden.BatchOf(step), input.Shape));
        }

        return inputs;
    }

    /// <summary>What every layer gives, by name; the inputs are among it.</summary>
    public Dictionary<string, Tensor> Forward(Dictionary<string, Tensor> inputs, bool isTraining)
    {
        var values = new Dictionary<string, Tensor>(inputs);
        foreach (var (layer, apply) in _layers)
            values.Add(layer.Name, apply([.. layer.Sources.Select(source => values[source])], isTraining));
        return values;
    }

    /// <summary>The outputs among what the layers give.</summary>
    public Tensor[] Outputs(Dictionary<string, Tensor> values) => [.. Graph.Outputs.Select(name => values[name])];

    /// <summary>The weighted sum of the losses; in training with what training alone adds to it.</summary>
    public Tensor Loss(Dictionary<string, Tensor> values, int step, bool isTraining)
    {
        var loss = zeros([], _type);
        for (var i = 0; i < Graph.Losses.Count; i++)
            loss = loss + (Loss(values, i, step, isTraining) * Graph.Losses[i].Weight);
        return isTraining ? loss + _penalties.Sum(_type) : loss;
    }

    /// <summary>
    /// A number whose gradient by each output is the one that BackwardFrom is given. Penalties are added, as they hold
    /// whatever the loss is.
    /// </summary>
    public Tensor GivenGradient(Dictionary<string, Tensor> values, int step)
    {
        var sum = _penalties.Sum(_type);
        var outputs = Outputs(values);
        for (var i = 0; i < outputs.Length; i++)
        {
            var shape = ShapeOf(outputs[i]);
            var gradient = _data.OutputGradient(i, step, shape.Aggregate((product, size) => product * size));
            sum = sum + (outputs[i] * Values(gradient, _type, _golden.BatchOf(step), shape)).sum();
        }

        return sum;
    }

    private static int[] ShapeOf(Tensor tensor) => [.. tensor.shape.Skip(1).Select(size => (int)size)];

    private Tensor Loss(Dictionary<string, Tensor> values, int index, int step, bool isTraining)
    {
        var loss = Graph.Losses[index];
        var layer = Graph.Layers.Single(layer => layer.Name == loss.Of);
        var shape = ShapeOf(values[loss.Of]);
        var target = _data.Target(index, step, shape);
        var targets = _data.IsIndexTarget(index)
            ? Values(target, int64, _golden.BatchOf(step), shape[1..])
            : Values(target, _type, _golden.BatchOf(step), shape);
        return TorchLosses.Mean(
            loss.Attribute, layer.Attribute.Name, values[layer.Sources[0]], values[loss.Of], targets, isTraining);
    }

    // A copy, because torch aligns its own memory: products over a managed array differ in the last digit between runs.
    private static Tensor Values(double[] values, ScalarType type, int batch, IReadOnlyList<int> shape)
        => tensor(values, [batch, .. shape.Select(size => (long)size)]).to(type, copy: true);
}
