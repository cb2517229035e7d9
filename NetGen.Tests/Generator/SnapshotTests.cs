using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>The whole generated file of some networks, to be read in review whenever the emitter changes.</summary>
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

    /// <summary>Functions of one's own as activations and as the loss, and a frozen network as a layer.</summary>
    [Fact]
    public void A_network_with_functions_and_a_network_within()
    {
        var generated = new UserProject().Generate("""
            using System;
            using NetGen;

            namespace Samples;

            /// <summary>The network within.</summary>
            [Network(4)]
            [Dense(8), Tanh]
            public sealed partial class Encoder;

            /// <summary>The network around it.</summary>
            [Network(4)]
            [Layer<Encoder>(Frozen = true)]
            [Dense(8), Activation(nameof(Wave))]
            [Dense(8), Activation(nameof(Bent), PerChannel = true)]
            [Dense(1)]
            [Loss(nameof(Charbonnier))]
            [Sgd]
            public sealed partial class Curve
            {
                [Differentiable]
                private static float Wave(float x) => MathF.Sin(x) + x;

                [Differentiable]
                private static float Bent(float x, [Trainable(Init = 0.5f)] float a)
                {
                    float r = MathF.Sqrt(x * x + 1f);
                    return x > 0 ? a * (r - 1f) / 2f + x : x;
                }

                [Differentiable]
                private static float Charbonnier(float y, float t) => MathF.Sqrt((y - t) * (y - t) + 1e-6f);
            }
            """);
        generated.RequireClean();
        Snapshot.Verify(
            "Curve",
            generated.Result.GeneratedSources.Single(source => source.HintName.Contains("Curve", StringComparison.Ordinal))
                .SourceText.ToString());
    }

    private static void Verify(string name, NetworkDefinition definition)
    {
        var generated = new UserProject().Generate((definition with { Name = name }).Source("Samples"));
        generated.RequireClean();
        Snapshot.Verify(name, Assert.Single(generated.Result.GeneratedSources).SourceText.ToString());
    }
}
