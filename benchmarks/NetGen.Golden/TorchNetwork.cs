using NetGen.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetGen.Golden;

/// <summary>A definition as torch computes it, at the start of <see cref="GoldenValues"/>.</summary>
internal sealed class TorchNetwork
{
    private readonly List<(string Name, Func<Tensor, Tensor> Apply)> _layers = [];

    private readonly List<(string Name, int[] Shape, Parameter Tensor)> _parameters = [];

    private readonly ScalarType _type;

    private readonly DefinitionAttribute? _loss;

    public TorchNetwork(string definition, ScalarType type)
    {
        _type = type;
        foreach (var attribute in DefinitionText.Parse(definition))
        {
            switch (attribute.Name)
            {
                case "Network":
                    OutputSize = InputSize = attribute.Size!.Value;
                    break;
                case "Dense":
                    AddDense(attribute);
                    break;
                case "CrossEntropy" or "NegativeLogLikelihood" or "BinaryCrossEntropy" or "MeanSquaredError":
                    _loss = attribute;
                    break;
                case "Sgd" or "Adam" or "AdamW" or "RMSProp" or "AdaGrad":
                    Optimizer = CreateOptimizer(attribute);
                    break;
                default:
                    _layers.Add((attribute.Name, Activation(attribute.Name)));
                    break;
            }
        }
    }

    public int InputSize { get; }

    public int OutputSize { get; private set; }

    public bool HasLoss => _loss is not null;

    public optim.Optimizer? Optimizer { get; }

    public IReadOnlyList<(string Name, int[] Shape, Parameter Tensor)> Parameters => _parameters;

    /// <summary>The input of the given step.</summary>
    public Tensor Input(GoldenCase golden, int step)
        => Values(GoldenValues.Input(step, golden.BatchOf(step), InputSize), golden.BatchOf(step), InputSize);

    /// <summary>The gradient with respect to the output that stands in for a loss in the given step.</summary>
    public Tensor OutputGradient(GoldenCase golden, int step)
        => Values(
            GoldenValues.OutputGradient(step, golden.BatchOf(step), OutputSize), golden.BatchOf(step), OutputSize);

    /// <summary>The output of the network, its last layer included.</summary>
    public Tensor Forward(Tensor input) => Apply(input, _layers);

    /// <summary>
    /// The loss of the given step by torch's own functions, which take a softmax's or a sigmoid's input where they can.
    /// </summary>
    public Tensor Loss(GoldenCase golden, int step)
    {
        var beforeLast = Apply(Input(golden, step), _layers[..^1]);
        var output = Apply(beforeLast, _layers[^1..]);
        var (target, kind) = (Target(golden, step), golden.Target);
        return (_layers[^1].Name, _loss!.Name) switch
        {
            ("Softmax", "CrossEntropy") => functional.cross_entropy(beforeLast, target),
            ("LogSoftmax", "NegativeLogLikelihood") when kind == TargetKind.ClassIndex =>
                functional.nll_loss(output, target),
            // torch's nll_loss takes no distributions; cross_entropy is log_softmax and the same sum.
            ("LogSoftmax", "NegativeLogLikelihood") => functional.cross_entropy(beforeLast, target),
            ("Sigmoid", "BinaryCrossEntropy") => functional.binary_cross_entropy_with_logits(beforeLast, target),
            (_, "MeanSquaredError") => functional.mse_loss(output, target),
            var pair => throw new NotSupportedException($"The pair {pair} has no torch counterpart here."),
        };
    }

    private static Tensor Apply(Tensor input, IEnumerable<(string Name, Func<Tensor, Tensor> Apply)> layers)
        => layers.Aggregate(input, (value, layer) => layer.Apply(value));

    private static Func<Tensor, Tensor> Activation(string name) => name switch
    {
        "Identity" => x => x,
        "Sigmoid" => sigmoid,
        "Tanh" => tanh,
        "ReLU" => x => functional.relu(x),
        "Softmax" => x => functional.softmax(x, 1),
        "LogSoftmax" => x => functional.log_softmax(x, 1),
        _ => throw new NotSupportedException($"The attribute {name} has no torch counterpart here."),
    };

    private void AddDense(DefinitionAttribute attribute)
    {
        var name = $"dense{_layers.Count(layer => layer.Name == "Dense") + 1}";
        var (inputs, units) = (OutputSize, attribute.Size!.Value);
        var weight = AddParameter($"{name}.weight", units, inputs);
        var bias = attribute.Flag("Bias", true) ? AddParameter($"{name}.bias", units) : null;
        _layers.Add((attribute.Name, x => functional.linear(x, weight, bias!)));
        OutputSize = units;
    }

    private Parameter AddParameter(string name, params int[] shape)
    {
        var parameter = Parameter(Values(GoldenValues.Parameter(name, shape), shape));
        _parameters.Add((name, shape, parameter));
        return parameter;
    }

    private optim.Optimizer CreateOptimizer(DefinitionAttribute attribute)
    {
        var parameters = _parameters.Select(parameter => parameter.Tensor);
        return attribute.Name switch
        {
            "Sgd" => optim.SGD(
                parameters,
                attribute.Number("LearningRate", 0.01),
                attribute.Number("Momentum", 0),
                attribute.Number("Dampening", 0),
                attribute.Number("WeightDecay", 0),
                attribute.Flag("Nesterov", false)),
            "Adam" => optim.Adam(
                parameters,
                attribute.Number("LearningRate", 1e-3),
                attribute.Number("Beta1", 0.9),
                attribute.Number("Beta2", 0.999),
                attribute.Number("Epsilon", 1e-8),
                attribute.Number("WeightDecay", 0)),
            "AdamW" => optim.AdamW(
                parameters,
                attribute.Number("LearningRate", 1e-3),
                attribute.Number("Beta1", 0.9),
                attribute.Number("Beta2", 0.999),
                attribute.Number("Epsilon", 1e-8),
                attribute.Number("WeightDecay", 0.01)),
            "RMSProp" => optim.RMSProp(
                parameters,
                attribute.Number("LearningRate", 0.01),
                attribute.Number("Alpha", 0.99),
                attribute.Number("Epsilon", 1e-8),
                attribute.Number("WeightDecay", 0),
                attribute.Number("Momentum", 0),
                attribute.Flag("Centered", false)),
            _ => optim.Adagrad(
                parameters,
                attribute.Number("LearningRate", 0.01),
                attribute.Number("LearningRateDecay", 0),
                attribute.Number("WeightDecay", 0),
                attribute.Number("InitialAccumulator", 0),
                attribute.Number("Epsilon", 1e-10)),
        };
    }

    private Tensor Target(GoldenCase golden, int step)
    {
        var batch = golden.BatchOf(step);
        return golden.Target == TargetKind.ClassIndex
            ? tensor(GoldenValues.ClassIndices(step, batch, OutputSize), int64)
            : Values(GoldenValues.Target(golden.Target, step, batch, OutputSize), batch, OutputSize);
    }

    // A copy, because torch aligns its own memory: products over a managed array differ in the last digit between runs.
    private Tensor Values(float[] values, params int[] shape)
        => tensor(values, [.. shape.Select(size => (long)size)]).to(_type, copy: true);
}
