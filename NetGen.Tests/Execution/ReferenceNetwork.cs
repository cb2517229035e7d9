namespace NetGen.Tests.Execution;

/// <summary>
/// A slow and plain interpreter of a definition, one example at a time in double precision, that the generated code is
/// held to. Its gradients come from five-point differences of its own forward pass and from nothing derived by hand,
/// save that a Dense layer is linear in its weights and in its input: <c>∂f/∂Wᵢⱼ = ∂f/∂zᵢ · xⱼ</c>, <c>∂f/∂xⱼ = Σᵢ
/// ∂f/∂zᵢ · Wᵢⱼ</c>.
/// </summary>
internal sealed class ReferenceNetwork
{
    /// <summary>
    /// Small enough that a step over a ReLU's kink is unlikely; the differences are then good to about 1e-10.
    /// </summary>
    private const double H = 1e-5;

    private readonly List<LayerAttribute> _layers;

    private readonly LossAttribute? _loss;

    /// <summary>For each layer its first parameter's index, whether or not it has parameters.</summary>
    private readonly List<int> _firstParameter = [];

    public ReferenceNetwork(string definition)
    {
        var attributes = ReferenceDefinition.Read(definition);
        _layers = [.. attributes.OfType<LayerAttribute>()];
        _loss = attributes.OfType<LossAttribute>().SingleOrDefault();
        InputSize = OutputSize = attributes.OfType<NetworkAttribute>().Single().Shape.Single();
        var denses = 0;
        foreach (var layer in _layers)
        {
            _firstParameter.Add(Parameters.Count);
            if (layer is DenseAttribute dense)
            {
                denses++;
                var weight = new double[dense.Units * OutputSize];
                Parameters.Add(new($"dense{denses}.weight", [dense.Units, OutputSize], weight));
                if (dense.Bias)
                    Parameters.Add(new($"dense{denses}.bias", [dense.Units], new double[dense.Units]));
                OutputSize = dense.Units;
            }
        }
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    public List<ReferenceParameter> Parameters { get; } = [];

    /// <summary>Takes over a generated network's parameters, all of them, by name.</summary>
    public ReferenceNetwork CopyFrom(INetworkUnderTest network)
    {
        foreach (var parameter in Parameters)
            parameter.Values = network.ReadParameter(parameter.Name).ToDoubles();
        return this;
    }

    /// <summary>The outputs of a batch.</summary>
    public double[] Predict(ReadOnlySpan<float> input) => [.. Examples(input, InputSize).SelectMany(x => Run(x))];

    /// <summary>The mean loss of a batch; the target is one value an output.</summary>
    public double Loss(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        var loss = LossOf(target);
        return Examples(input, InputSize).Select((x, i) => loss(i, Run(x))).Sum();
    }

    /// <summary>The gradient of the mean loss of a batch.</summary>
    public ReferenceGradient Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target) =>
        Differentiate(Examples(input, InputSize), LossOf(target));

    /// <summary>The gradient of the sum of outputs, each times its own number.</summary>
    public ReferenceGradient BackwardFrom(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)
    {
        var factors = Examples(outputGradient, OutputSize);
        return Differentiate(Examples(input, InputSize), (i, y) => y.Zip(factors[i], (a, b) => a * b).Sum());
    }

    /// <summary>
    /// The same gradient with respect to one array, a parameter's or the input's, from differences of the loss alone.
    /// </summary>
    public double[] Differences(double[] input, ReadOnlySpan<float> target, double[] array)
    {
        var loss = LossOf(target);
        return [.. array.Select((value, i) =>
        {
            var derivative = FivePoint(change =>
            {
                array[i] = value + change;
                return input.Chunk(InputSize).Select((x, example) => loss(example, Run(x))).Sum();
            });
            array[i] = value;
            return derivative;
        })];
    }

    private ReferenceGradient Differentiate(List<double[]> examples, Func<int, double[], double> function)
    {
        var parameters = Parameters.Select(parameter => new double[parameter.Values.Length]).ToList();
        var inputs = new List<double>();
        for (var example = 0; example < examples.Count; example++)
        {
            var x = examples[example];
            inputs.AddRange(Sensitivity(x, from: 0, y => function(example, y)));
            for (var layer = 0; layer < _layers.Count; layer++)
            {
                var z = Apply(layer, x);
                if (_layers[layer] is DenseAttribute dense)
                {
                    var delta = Sensitivity(z, layer + 1, y => function(example, y));
                    var weight = parameters[_firstParameter[layer]];
                    for (var i = 0; i < z.Length; i++)
                    {
                        for (var j = 0; j < x.Length; j++)
                            weight[(i * x.Length) + j] += delta[i] * x[j];
                        if (dense.Bias)
                            parameters[_firstParameter[layer] + 1][i] += delta[i];
                    }
                }

                x = z;
            }
        }

        return new ReferenceGradient(parameters, [.. inputs]);
    }

    /// <summary>The derivatives of a function of the output with respect to the values that enter a layer.</summary>
    private double[] Sensitivity(double[] values, int from, Func<double[], double> function)
    {
        if (from < _layers.Count && _layers[from] is DenseAttribute)
        {
            var weight = Parameters[_firstParameter[from]].Values;
            var delta = Sensitivity(Apply(from, values), from + 1, function);
            var sums = new double[values.Length];
            for (var i = 0; i < delta.Length; i++)
            {
                for (var j = 0; j < sums.Length; j++)
                    sums[j] += delta[i] * weight[(i * sums.Length) + j];
            }

            return sums;
        }

        var derivatives = new double[values.Length];
        var changed = values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            derivatives[i] = FivePoint(change =>
            {
                changed[i] = values[i] + change;
                return function(Run(changed, from));
            });
            changed[i] = values[i];
        }

        return derivatives;
    }

    // Exactly 0 where the function is constant.
    private static double FivePoint(Func<double, double> function) =>
        ((8 * (function(H) - function(-H))) - (function(2 * H) - function(-2 * H))) / (12 * H);

    private double[] Run(double[] values, int from = 0)
    {
        for (var layer = from; layer < _layers.Count; layer++)
            values = Apply(layer, values);
        return values;
    }

    private double[] Apply(int layer, double[] x) => _layers[layer] switch
    {
        DenseAttribute dense => Dense(dense, layer, x),
        IdentityAttribute => x,
        SoftmaxAttribute => [.. LogSoftmax(x).Select(Math.Exp)],
        LogSoftmaxAttribute => LogSoftmax(x),
        ArgMaxAttribute { OneHot: false } => [Array.IndexOf(x, x.Max())],
        ArgMaxAttribute => [.. x.Select((_, i) => i == Array.IndexOf(x, x.Max()) ? 1.0 : 0.0)],
        var activation => [.. x.Select(ReferenceActivations.Of(activation))],
    };

    private double[] Dense(DenseAttribute dense, int layer, double[] x)
    {
        var weight = Parameters[_firstParameter[layer]].Values;
        var y = new double[dense.Units];
        for (var i = 0; i < y.Length; i++)
        {
            var sum = dense.Bias ? Parameters[_firstParameter[layer] + 1].Values[i] : 0;
            for (var j = 0; j < x.Length; j++)
                sum += weight[(i * x.Length) + j] * x[j];
            y[i] = sum;
        }

        return y;
    }

    private static double[] LogSoftmax(double[] x)
    {
        var max = x.Max();
        var logSum = max + Math.Log(x.Sum(v => Math.Exp(v - max)));
        return [.. x.Select(v => v - logSum)];
    }

    /// <summary>The share of one example, by its index and its output, in the loss of the batch.</summary>
    private Func<int, double[], double> LossOf(ReadOnlySpan<float> target)
    {
        var targets = Examples(target, OutputSize);
        double perExample = targets.Count, perElement = targets.Count * OutputSize;
        Func<double, double, double> element = _loss switch
        {
            MeanSquaredErrorAttribute => (y, t) => (y - t) * (y - t) / perElement,
            BinaryCrossEntropyAttribute => (p, t) => -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p))) / perElement,
            CrossEntropyAttribute => (p, t) => t == 0 ? 0 : -t * Math.Log(p) / perExample,
            NegativeLogLikelihoodAttribute => (l, t) => -t * l / perExample,
            _ => throw new NotSupportedException("The definition has no loss."),
        };
        return (i, y) => y.Zip(targets[i], element).Sum();
    }

    private static List<double[]> Examples(ReadOnlySpan<float> values, int size)
    {
        Assert.Equal(0, values.Length % size);
        return [.. values.ToArray().ToDoubles().Chunk(size)];
    }
}

/// <summary>A parameter of the reference, in the ecosystem's layout.</summary>
internal sealed class ReferenceParameter(string name, int[] shape, double[] values)
{
    public string Name => name;

    public int[] Shape => shape;

    public double[] Values { get; set; } = values;
}

/// <summary>A gradient: one array a parameter, in the network's order, and that of the whole batch's input.</summary>
internal sealed record ReferenceGradient(List<double[]> Parameters, double[] Input);
