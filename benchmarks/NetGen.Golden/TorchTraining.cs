using NetGen.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>
/// Updates a network: the schedule's learning rate, the clipped gradient, the optimizer, then the bounds of weights.
/// </summary>
internal sealed class TorchTraining
{
    private readonly TorchNetwork _network;

    private readonly optim.Optimizer _optimizer;

    private readonly List<double> _losses = [];

    private int _step;

    public TorchTraining(TorchNetwork network)
    {
        _network = network;
        _optimizer = TorchOptimizers.Create(network.Graph.Optimizer!, network.Parameters);
    }

    /// <summary>One update from the gradient in the parameters.</summary>
    /// <param name="loss">The loss that it is of; none for a gradient that was given.</param>
    public void Step(double? loss)
    {
        var rate = Schedules.RateAt(_network.Graph, _step++, _losses);
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
        Clip();
        _optimizer.step();
        Bound();
        if (loss is { } value)
            _losses.Add(value);
    }

    private void Clip()
    {
        if (_network.Graph.Training.SingleOrDefault(attribute => attribute.Name == "ClipGradient") is not { } clip)
            return;
        if (clip.Named.ContainsKey("Norm"))
            nn.utils.clip_grad_norm_(_network.Parameters.ForOptimizer(), clip.Number("Norm", 0));
        else
            nn.utils.clip_grad_value_(_network.Parameters.ForOptimizer(), clip.Number("Value", 0));
    }

    // The incoming weights of each unit, scaled back to the length that they may have.
    private void Bound()
    {
        using var _ = no_grad();
        foreach (var layer in _network.Graph.Layers)
        {
            var most = layer.Attribute.Number("MaxNorm", 0);
            if (most == 0)
                continue;
            var weight = _network.Parameters.All.Single(parameter => parameter.Name == layer.Name + ".weight").Tensor;
            var rows = weight.view(weight.shape[0], -1);
            var lengths = rows.square().sum(1, keepdim: true).sqrt();
            rows.mul_(where(lengths > most, most / lengths, ones_like(lengths)));
        }
    }
}
