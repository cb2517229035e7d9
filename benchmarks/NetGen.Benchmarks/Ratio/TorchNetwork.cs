using NetGen.Benchmarks.Ratio.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Benchmarks.Ratio;

/// <summary>
/// A network in TorchSharp as its users write it: a module of torch's own layers, torch's own loss and optimizer,
/// autograd, and a dispose scope around every step.
/// </summary>
internal sealed class TorchNetwork : Module<Tensor, Tensor>
{
    private readonly Architecture _architecture;

    private readonly Func<Tensor, Tensor>[] _layers;

    // What each layer gave in the pass that runs, for the layers that join two.
    private readonly Tensor[] _values;

    private readonly optim.Optimizer _optimizer;

    private readonly Tensor[] _inputs, _targets;

    public TorchNetwork(Architecture architecture, Data data)
        : base(architecture.Name)
    {
        _architecture = architecture;
        _layers = [.. architecture.Placed.ToList().Select(Create)];
        _values = new Tensor[_layers.Length];
        _optimizer = architecture.Optimizer == Optimizer.Sgd
            ? optim.SGD(parameters(), 0.01)
            : optim.Adam(parameters());
        _inputs = [.. data.Inputs.Select(input => Values(input, data.Batch, architecture.InputShape))];
        _targets = architecture.Objective == Objective.Classification
            ? [.. data.Classes.Select(Classes)]
            : [.. data.Targets.Select(target => Values(target, data.Batch, [data.OutputSize]))];
    }

    /// <summary>The output before the softmax of a classifier.</summary>
    public override Tensor forward(Tensor input)
    {
        for (var i = 0; i < _layers.Length; i++)
            _values[i] = input = _layers[i](input);
        return input;
    }

    /// <summary>
    /// Copies the parameters and statistics of a generated network, whose names and layouts are torch's.
    /// </summary>
    public void CopyFrom(NetworkParameters parameters)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var parameter in parameters)
        {
            var values = new float[parameter.Length];
            parameter.CopyTo(values);
            var copy = get_parameter(parameter.Name) ?? get_buffer(parameter.Name)
                ?? throw new InvalidOperationException($"TorchSharp's {GetName()} has no {parameter.Name}.");
            copy.copy_(tensor(values, copy.shape));
        }
    }

    /// <summary>Trains on a batch and gives the loss.</summary>
    public float Step(int batch)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var output = forward(_inputs[batch]);
        var loss = _architecture.Objective == Objective.Classification
            ? functional.cross_entropy(output, _targets[batch])
            : functional.mse_loss(output, _targets[batch]);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <summary>The output for a batch; to be called in inference mode.</summary>
    public Tensor Predict(int batch)
    {
        var output = forward(_inputs[batch]);
        return _architecture.Objective == Objective.Classification ? functional.softmax(output, 1) : output;
    }

    /// <summary>Sets the learning rate.</summary>
    public void SetLearningRate(double rate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _optimizer.Dispose();
            foreach (var tensor in _inputs.Concat(_targets))
                tensor.Dispose();
        }

        base.Dispose(disposing);
    }

    // Copies lie in torch's own, aligned memory.
    private static Tensor Values(float[] values, int batch, int[] shape)
    {
        using var managed = tensor(values, [batch, .. shape.Select(size => (long)size)]);
        return managed.clone();
    }

    private static Tensor Classes(int[] classes)
    {
        using var managed = tensor(classes, int64);
        return managed.clone();
    }

    private Func<Tensor, Tensor> Create(PlacedLayer placed)
    {
        switch (placed.Layer)
        {
            case ModuleLayer layer:
                var module = layer.Build(placed.Input);
                register_module(placed.Name, module);
                return module.forward;
            case Add add:
                var other = _architecture.Placed.TakeWhile(earlier => earlier.Name != add.Other).Count();
                return input => input + _values[other];
            default:
                throw new NotSupportedException($"{placed.Layer.Kind} has no form in TorchSharp here.");
        }
    }
}
