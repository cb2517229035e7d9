using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>The whole generated file of two networks, to be read in review whenever the emitter changes.</summary>
public class SnapshotTests
{
    [Fact]
    public void A_tiny_regression_network() => Verify(
        "TinyRegression",
        new NetworkDefinition(
            "[Network(1)]\n[Dense(2), Tanh]\n[Dense(1)]\n[MeanSquaredError]\n[Sgd(LearningRate = 0.1)]"));

    [Fact]
    public void A_classifier_of_digits() => Verify(
        "DigitNet",
        new NetworkDefinition("[Network(784)]\n[Dense(128), ReLU]\n[Dense(10), Softmax]\n[CrossEntropy]\n[Adam]"));

    private static void Verify(string name, NetworkDefinition definition)
    {
        var generated = new UserProject().Generate((definition with { Name = name }).Source("Samples"));
        generated.RequireClean();
        Snapshot.Verify(name, Assert.Single(generated.Result.GeneratedSources).SourceText.ToString());
    }
}
