namespace NetGen.Tests.Execution;

/// <summary>The update rules as PyTorch documents them, one scalar after another, in double precision.</summary>
internal sealed class ReferenceOptimizer(string definition, IReadOnlyList<ReferenceParameter> parameters)
{
    private readonly OptimizerAttribute _optimizer =
        ReferenceDefinition.Read(definition).OfType<OptimizerAttribute>().Single();

    private readonly List<double[]> _first = [.. parameters.Select(parameter => new double[parameter.Values.Length])];

    private readonly List<double[]> _second = [.. parameters.Select(parameter => new double[parameter.Values.Length])];

    private int _steps;

    public double? LearningRate { get; set; }

    /// <summary>One update of every parameter from its gradient.</summary>
    public void Step(IReadOnlyList<double[]> gradients)
    {
        _steps++;
        for (var p = 0; p < parameters.Count; p++)
        {
            for (var i = 0; i < gradients[p].Length; i++)
            {
                parameters[p].Values[i] -= _optimizer switch
                {
                    SgdAttribute sgd => Sgd(sgd, gradients[p][i], ref _first[p][i]),
                    AdamAttribute adam => Adam(adam, gradients[p][i], ref _first[p][i], ref _second[p][i]),
                    var other => throw new NotSupportedException(other.GetType().Name),
                };
            }
        }
    }

    private double Sgd(SgdAttribute sgd, double gradient, ref double velocity)
    {
        velocity = (sgd.Momentum * velocity) + gradient;
        return (LearningRate ?? sgd.LearningRate) * (sgd.Nesterov ? gradient + (sgd.Momentum * velocity) : velocity);
    }

    private double Adam(AdamAttribute adam, double gradient, ref double mean, ref double square)
    {
        mean = (adam.Beta1 * mean) + ((1 - adam.Beta1) * gradient);
        square = (adam.Beta2 * square) + ((1 - adam.Beta2) * gradient * gradient);
        var unbiasedMean = mean / (1 - Math.Pow(adam.Beta1, _steps));
        var unbiasedSquare = square / (1 - Math.Pow(adam.Beta2, _steps));
        return (LearningRate ?? adam.LearningRate) * unbiasedMean / (Math.Sqrt(unbiasedSquare) + adam.Epsilon);
    }
}
