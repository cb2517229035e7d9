namespace NetGen.Tests.Execution;

/// <summary>The update rules as PyTorch documents them, one scalar after another, in double precision.</summary>
internal sealed class ReferenceOptimizer
{
    private readonly OptimizerAttribute _optimizer;
    private readonly IReadOnlyList<ReferenceParameter> _parameters;
    private readonly List<double[]> _first;
    private readonly List<double[]> _second;
    private readonly List<double[]> _third;
    private int _steps;

    public ReferenceOptimizer(string definition, IReadOnlyList<ReferenceParameter> parameters)
    {
        _optimizer = ReferenceDefinition.Read(definition).OfType<OptimizerAttribute>().Single();
        _parameters = parameters;
        _first = State();
        _second = State();
        _third = State();
        if (_optimizer is AdaGradAttribute grad)
            _first.ForEach(sums => Array.Fill(sums, grad.InitialAccumulator));

        List<double[]> State() => [.. parameters.Select(parameter => new double[parameter.Values.Length])];
    }

    public double? LearningRate { get; set; }

    /// <summary>One update of every parameter from its gradient.</summary>
    public void Step(IReadOnlyList<double[]> gradients)
    {
        _steps++;
        for (var p = 0; p < _parameters.Count; p++)
        {
            for (var i = 0; i < gradients[p].Length; i++)
            {
                ref var w = ref _parameters[p].Values[i];
                var g = gradients[p][i];
                ref var first = ref _first[p][i];
                ref var second = ref _second[p][i];
                w = _optimizer switch
                {
                    SgdAttribute sgd => Sgd(sgd, w, g, ref first),
                    AdamAttribute adam => Adam(
                        w,
                        g + (adam.WeightDecay * w),
                        LearningRate ?? adam.LearningRate,
                        (adam.Beta1, adam.Beta2, adam.Epsilon),
                        ref first,
                        ref second),
                    AdamWAttribute adam => Adam(
                        w * (1 - ((LearningRate ?? adam.LearningRate) * adam.WeightDecay)),
                        g,
                        LearningRate ?? adam.LearningRate,
                        (adam.Beta1, adam.Beta2, adam.Epsilon),
                        ref first,
                        ref second),
                    RMSPropAttribute prop => RMSProp(prop, w, g, ref first, ref second, ref _third[p][i]),
                    AdaGradAttribute grad => AdaGrad(grad, w, g, ref first),
                    var other => throw new NotSupportedException(other.GetType().Name),
                };
            }
        }
    }

    private double Sgd(SgdAttribute sgd, double w, double g, ref double buffer)
    {
        g += sgd.WeightDecay * w;
        if (sgd.Momentum != 0)
        {
            buffer = _steps == 1 ? g : (sgd.Momentum * buffer) + ((1 - sgd.Dampening) * g);
            g = sgd.Nesterov ? g + (sgd.Momentum * buffer) : buffer;
        }

        return w - ((LearningRate ?? sgd.LearningRate) * g);
    }

    private double Adam(
        double w,
        double g,
        double rate,
        (double Beta1, double Beta2, double Epsilon) options,
        ref double mean,
        ref double square)
    {
        mean = (options.Beta1 * mean) + ((1 - options.Beta1) * g);
        square = (options.Beta2 * square) + ((1 - options.Beta2) * g * g);
        var unbiasedMean = mean / (1 - Math.Pow(options.Beta1, _steps));
        var unbiasedSquare = square / (1 - Math.Pow(options.Beta2, _steps));
        return w - (rate * unbiasedMean / (Math.Sqrt(unbiasedSquare) + options.Epsilon));
    }

    private double RMSProp(
        RMSPropAttribute prop, double w, double g, ref double square, ref double mean, ref double buffer)
    {
        g += prop.WeightDecay * w;
        square = (prop.Alpha * square) + ((1 - prop.Alpha) * g * g);
        var average = square;
        if (prop.Centered)
        {
            mean += (1 - prop.Alpha) * (g - mean);
            average -= mean * mean;
        }

        var step = g / (Math.Sqrt(average) + prop.Epsilon);
        if (prop.Momentum > 0)
            step = buffer = (prop.Momentum * buffer) + step;
        return w - ((LearningRate ?? prop.LearningRate) * step);
    }

    private double AdaGrad(AdaGradAttribute grad, double w, double g, ref double sum)
    {
        g += grad.WeightDecay * w;
        sum += g * g;
        var rate = (LearningRate ?? grad.LearningRate) / (1 + ((_steps - 1) * grad.LearningRateDecay));
        return w - (rate * g / (Math.Sqrt(sum) + grad.Epsilon));
    }
}
