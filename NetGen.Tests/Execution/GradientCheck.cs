namespace NetGen.Tests.Execution;

/// <summary>
/// Holds the gradients of a network of double precision to differences of its own loss and of its own outputs. Every
/// evaluation is the first training step of a new network with one seed, so that what is random in it is the same each
/// time.
/// </summary>
internal sealed class GradientCheck
{
    private const double Tolerance = 1e-7;

    private readonly CompiledNetwork _compiled;

    private readonly GraphBatch _batch;

    private readonly List<double[]> _parameters;

    private readonly int _elements;

    private GradientCheck(CompiledNetwork compiled, GraphBatch batch, int elements)
    {
        (_compiled, _batch, _elements) = (compiled, batch, elements);
        _parameters = compiled.CreateGraph(seed: 5).Stir().ReadParameters();
    }

    /// <summary>Checks the gradients of all parameters, and of all inputs.</summary>
    /// <param name="compiled">The network, of double precision.</param>
    /// <param name="batch">The examples.</param>
    /// <param name="elements">How many elements of a tensor are compared, at most.</param>
    public static void Run(CompiledNetwork compiled, GraphBatch batch, int elements)
    {
        var check = new GradientCheck(compiled, batch, elements);
        if (compiled.Definition.HasLoss)
            check.OfLoss();
        check.OfOutputs();
    }

    private void OfLoss()
    {
        var network = Network();
        network.Forward(_batch.Inputs);
        var loss = network.Backward(_batch.Targets);
        CheckParameters(network, network.ReadGradients(), Loss, Math.Max(1, Math.Abs(loss)), "loss");

        double Loss()
        {
            var evaluated = Network();
            evaluated.Forward(_batch.Inputs);
            return evaluated.Backward(_batch.Targets);
        }
    }

    // Σ g y over all elements of all outputs: its gradient is what BackwardFrom(g) leaves, but for penalties, which
    // BackwardFrom(0) leaves alone.
    private void OfOutputs()
    {
        var network = Network();
        network.Forward(_batch.Inputs);
        var inputGradients = network.BackwardToInputs(_batch.OutputGradients);
        var gradients = network.ReadGradients();
        network.BackwardFrom(_batch.OutputGradients);
        Assert.Equal(gradients, network.ReadGradients());

        var untrained = Network();
        untrained.Forward(_batch.Inputs);
        untrained.BackwardFrom([.. _batch.OutputGradients.Select(gradient => new double[gradient.Length])]);
        foreach (var (gradient, penalty) in gradients.Zip(untrained.ReadGradients()))
        {
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] -= penalty[i];
        }

        var magnitude = Math.Max(1, Terms().Sum(Math.Abs));
        CheckParameters(network, gradients, () => Terms().Sum(), magnitude, "outputs");
        for (var i = 0; i < inputGradients.Length; i++)
        {
            if (inputGradients[i].Length > 0)
                Check(_batch.Inputs[i], inputGradients[i], () => Terms().Sum(), magnitude, $"outputs by input {i}");
        }

        IEnumerable<double> Terms() => Network().Forward(_batch.Inputs)
            .SelectMany((output, i) => output.Zip(_batch.OutputGradients[i], (y, g) => y * g));
    }

    private void CheckParameters(
        IGraphNetwork network, List<double[]> gradients, Func<double> function, double magnitude, string of)
    {
        var trained = 0;
        for (var p = 0; p < _parameters.Count; p++)
        {
            if (network.Parameters[p].IsTrainable)
            {
                Check(
                    _parameters[p], gradients[trained++], function, magnitude, $"{of} by {network.Parameters[p].Name}");
            }
        }
    }

    private void Check(double[] values, double[] gradient, Func<double> function, double magnitude, string what) =>
        CentralDifferences.Check(
            values,
            gradient,
            function,
            magnitude,
            Tolerance,
            _elements,
            $"{_compiled.Definition.Attributes}\nGradient of {what}");

    private IGraphNetwork Network()
    {
        var network = _compiled.CreateGraph(seed: 5);
        network.WriteParameters(_parameters);
        return network;
    }
}
