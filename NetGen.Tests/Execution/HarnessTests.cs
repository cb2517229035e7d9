namespace NetGen.Tests.Execution;

/// <summary>The harness itself, and the members that every generated network has.</summary>
public class HarnessTests
{
    [Fact]
    public void A_definition_compiles_and_runs()
    {
        const string Definition = "[Network(2)] [Dense(2), Tanh] [Dense(1)] [MeanSquaredError] [Sgd]";
        var net = NetworkHarness.Compile(Definition).Create(seed: 1);
        Assert.Equal(2, net.InputSize);
        Assert.Equal(1, net.OutputSize);
        Assert.Equal(9, net.ParameterCount);
        var loss = net.Step([0.5f, -1f], [0.25f]);
        Assert.True(float.IsFinite(loss));
        Assert.True(net.Evaluate([0.5f, -1f], [0.25f]) < loss);
    }
}
