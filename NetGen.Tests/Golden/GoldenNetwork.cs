using NetGen.Tests.Execution;

namespace NetGen.Tests.Golden;

/// <summary>The generated network of a case, at the parameters that libtorch started from.</summary>
internal sealed class GoldenNetwork
{
    private readonly GoldenData _data;

    public GoldenNetwork(string name, IGraphNetwork network, GoldenFile file)
    {
        (Network, File, _data) = (network, file, new GoldenData(GoldenCases.Get(name)));
        foreach (var parameter in network.Parameters)
            parameter.CopyFrom(GoldenValues.Parameter(parameter.Name, parameter.Shape));
    }

    public IGraphNetwork Network { get; }

    public GoldenFile File { get; }

    public double[][] Inputs(int step) =>
        [.. Enumerable.Range(0, Network.InputShapes.Count).Select(input => _data.Input(input, step))];

    public GraphTargets Targets(int step) =>
        new([.. Network.OutputShapes.Select((shape, loss) => _data.Target(loss, step, shape))], _data.HasIndices);

    public double[][] OutputGradients(int step) =>
    [
        .. Network.OutputShapes.Select((shape, output) =>
            _data.OutputGradient(output, step, shape.Aggregate(1, (product, size) => product * size))),
    ];

    /// <summary>Requires the outputs; without any those of training mode.</summary>
    public void AssertOutputs(string method, GoldenTensor[]? expected, double[][] actual)
    {
        expected ??= File.Outputs;
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape[1..], Network.OutputShapes[i]);
            expected[i].AssertClose($"Output {i} of {method}", actual[i]);
        }
    }

    public void AssertLoss(int step, double actual) =>
        GoldenTensorAssert.AssertClose($"The loss of step {step}", File.Losses![step], actual);

    public void AssertGradients(IReadOnlyDictionary<string, GoldenTensor> expected)
    {
        var trainable = Network.Parameters.Where(parameter => parameter.IsTrainable).ToList();
        Assert.Equal(expected.Keys, trainable.Select(parameter => parameter.Name));
        foreach (var parameter in trainable)
        {
            var gradient = new double[parameter.Length];
            parameter.CopyGradientTo(gradient);
            expected[parameter.Name].AssertClose($"The gradient of {parameter.Name}", gradient);
        }
    }

    /// <summary>Requires the gradients of the inputs; there are none of inputs of indices.</summary>
    public void AssertInputGradients(double[][] actual)
    {
        var expected = File.BackwardFrom.InputGradients;
        var given = actual.Where(gradient => gradient.Length > 0).ToList();
        Assert.Equal(expected.Length, given.Count);
        for (var i = 0; i < expected.Length; i++)
            expected[i].AssertClose($"The gradient of input {i}", given[i]);
    }

    /// <summary>Requires the parameters and buffers after the steps, and what the trained network predicts.</summary>
    public void AssertTrained()
    {
        Assert.Equal(File.Parameters!.Keys, Network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in Network.Parameters)
        {
            Assert.Equal(File.Parameters[parameter.Name].Shape, parameter.Shape.ToArray());
            var values = new double[parameter.Length];
            parameter.CopyTo(values);
            File.Parameters[parameter.Name].AssertClose($"{parameter.Name} after {GoldenCase.Steps} steps", values);
        }

        if (File.TrainedInference is not { } trained)
            return;
        AssertOutputs("Predict after the steps", trained.Outputs, Network.Predict(Inputs(0)));
        if (trained.Loss is { } loss)
        {
            GoldenTensorAssert.AssertClose(
                "The loss of Evaluate after the steps", loss, Network.Evaluate(Inputs(0), Targets(0)));
        }
    }
}
