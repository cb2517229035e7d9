using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Benchmarks.Ratio;

/// <summary>
/// A network in TorchSharp as its users write it: a module of linear layers and functional activations, torch's own
/// loss and optimizer, autograd, and a dispose scope around every step.
/// </summary>
internal sealed class TorchMlp : Module<Tensor, Tensor>
{
    private readonly Mlp _mlp;

    private readonly Linear[] _layers;

    private readonly optim.Optimizer _optimizer;

    private readonly Tensor[] _inputs, _targets;

    public TorchMlp(Mlp mlp, Data data)
        : base(mlp.Name)
    {
        _mlp = mlp;
        _layers = [.. mlp.Layers.Select(layer => Linear(layer.Inputs, layer.Outputs))];
        for (var i = 0; i < _layers.Length; i++)
            register_module($"dense{i + 1}", _layers[i]);
        _optimizer = mlp.Optimizer == Optimizer.Sgd ? optim.SGD(parameters(), 0.01) : optim.Adam(parameters());

        // Copies lie in torch's own, aligned memory.
        _inputs = [.. data.Inputs.Select(input => tensor(input, [data.Batch, data.InputSize]).clone())];
        _targets = mlp.Objective == Objective.Classification
            ? [.. data.Classes.Select(classes => tensor(classes, int64).clone())]
            : [.. data.Targets.Select(target => tensor(target, [data.Batch, data.OutputSize]).clone())];
    }

    /// <summary>The output before the softmax of a classifier.</summary>
    public override Tensor forward(Tensor input)
    {
        for (var i = 0; i < _layers.Length - 1; i++)
        {
            input = _layers[i].forward(input);
            input = _mlp.Activation == Activation.ReLU ? functional.relu(input) : functional.tanh(input);
        }

        return _layers[^1].forward(input);
    }

    /// <summary>Copies the parameters of a generated network, whose names and layouts are torch's.</summary>
    public void CopyFrom(NetworkParameters parameters)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in named_parameters())
        {
            var values = new float[parameters[name].Length];
            parameters[name].CopyTo(values);
            parameter.copy_(tensor(values, parameter.shape));
        }
    }

    /// <summary>Trains on a batch and gives the loss.</summary>
    public float Step(int batch)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var output = forward(_inputs[batch]);
        var loss = _mlp.Objective == Objective.Classification
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
        return _mlp.Objective == Objective.Classification ? functional.softmax(output, 1) : output;
    }

    /// <summary>Sets the learning rate.</summary>
    public void SetLearningRate(double rate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
    }
}
