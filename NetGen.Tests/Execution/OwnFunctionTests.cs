using System.Globalization;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>Functions of one's own as layers and losses: against built-in ones, and by the laws of any network.</summary>
public sealed class OwnFunctionTests
{
    private const string Bent = """
        [Differentiable]
        static float Bent(float x, [Trainable(Init = 0.5f)] float a)
        {
            float r = System.MathF.Sqrt(x * x + 1f);
            return x > 0 ? a * (r - 1f) / 2f + x : x;
        }
        """;

    /// <summary>The example of the issue that asked for own functions, to the letter.</summary>
    private static readonly NetworkDefinition Curve = new(
        "[Network(16)] [Dense(32)] [Activation(nameof(Bent))] [Dense(1)] [MeanSquaredError] [Adam]")
    {
        Name = "Curve",
        Body = Bent,
    };

    public static TheoryData<string, string> Twins => new()
    {
        { "GELU(Approximate = true)", """Activation(typeof(Own), "Gelu")""" },
        { "SiLU", """Activation(typeof(Own), "Silu")""" },
        { "Mish", """Activation(typeof(Own), "Mish")""" },
        { "ELU", """Activation(typeof(Own), "Elu")""" },
        { "PReLU", """Activation(typeof(Own), "Leaky")""" },
        { "PReLU(PerChannel = true)", """Activation(typeof(Own), "Leaky", PerChannel = true)""" },
    };

    public static TheoryData<string> Laws =>
    [
        "[Network(5)] [Dense(17), Activation(typeof(Own), \"Silu\")] [Dense(3)] [MeanSquaredError] [Adam]",
        "[Network(5)] [Dense(17), Activation(typeof(Own), \"Scaled\", PerChannel = true)] [Dense(3)] [MeanSquaredError] [Adam]",
        "[Network(2, 5, 4)] [Conv2D(3, 2), Activation(typeof(Own), \"Bent\")] [Conv2D(2, 2), Activation(typeof(Own), \"Silu\")] "
            + "[Loss(typeof(Own), \"Charbonnier\")] [Sgd]",
        "[Network(5)] [Dense(40), GELU] [Dense(3), SiLU] [Loss(typeof(Own), \"Huber\")] [Sgd]",
        // The same name twice, and that of a built-in one.
        "[Network(5)] [Dense(4), SiLU] [Dense(4), Activation(typeof(Own), \"Silu\")] "
            + "[Dense(4), Activation(typeof(Twin), \"Silu\")] [MeanSquaredError] [Sgd]",
    ];

    [Theory]
    [MemberData(nameof(Twins))]
    public void A_function_that_restates_a_built_in_one_trains_as_that_does(string builtIn, string own)
    {
        foreach (var (shape, first) in new[] { ("5", "Dense(19)"), ("2, 5, 4", "Conv2D(3, 2)") })
        {
            foreach (var precision in new[] { "Single", "Double" })
            {
                string Definition(string activation) =>
                    $"[Network({shape}, Precision = Precision.{precision})] [{first}, {activation}] [Flatten] [Dense(2)] "
                    + "[MeanSquaredError] [Sgd(LearningRate = 0.05)]";
                var both = NetworkHarness.Compile([Definition(builtIn), Definition(own)]);
                TrainAlike(both[0], both[1], precision == "Single" ? 2e-5 : 1e-6);
            }
        }
    }

    [Fact]
    public void A_loss_that_restates_a_built_in_one_trains_as_that_does()
    {
        foreach (var last in new[] { "Dense(3)", "Dense(3), Tanh", "Dense(3), SiLU" })
        {
            string Definition(string loss) => $"[Network(5)] [Dense(8), Tanh] [{last}] [{loss}] [Sgd(LearningRate = 0.05)]";
            var both = NetworkHarness.Compile([Definition("Huber"), Definition("""Loss(typeof(Own), "Huber")""")]);
            TrainAlike(both[0], both[1], 2e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_fused_step_is_its_parts(string attributes)
    {
        var compiled = NetworkHarness.Compile(new NetworkDefinition(attributes) { Others = Twin });
        foreach (var rows in new[] { 1, 7, 33, 520 })
        {
            IGraphNetwork fused = compiled.CreateGraph(seed: 1), parts = compiled.CreateGraph(seed: 1);
            var batch = GraphBatch.Draw(compiled.Definition, fused.OutputShapes, rows, seed: rows);
            for (var step = 0; step < 3; step++)
            {
                parts.Forward(batch.Inputs);
                var loss = parts.Backward(batch.Targets);
                parts.Step();
                Assert.Equal(loss, fused.Step(batch.Inputs, batch.Targets));
                Assert.Equal(parts.ReadParameters(), fused.ReadParameters());
            }

            Assert.All(fused.ReadParameters().SelectMany(values => values), value => Assert.True(double.IsFinite(value)));
        }
    }

    [Fact]
    public void The_example_of_the_issue_learns()
    {
        var compiled = NetworkHarness.Compile(Curve);
        var network = compiled.CreateGraph(seed: 3);
        Assert.Equal([1], network.Parameters["activation1.a"].Shape.ToArray());
        Assert.Equal([0.5], Read(network, "activation1.a"));
        Assert.Contains("Activation(Bent)", network.Summary, StringComparison.Ordinal);
        var batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows: 64, seed: 1);
        var before = network.Evaluate(batch.Inputs, batch.Targets);
        for (var step = 0; step < 300; step++)
            network.Step(batch.Inputs, batch.Targets);
        Assert.True(network.Evaluate(batch.Inputs, batch.Targets) < before / 2);
        Assert.NotEqual([0.5], Read(network, "activation1.a"));
    }

    [Fact]
    public void Each_channel_can_have_numbers_of_its_own()
    {
        var network = NetworkHarness.Compile(
            "[Network(3, 4, 5)] [Activation(typeof(Own), \"Scaled\", PerChannel = true)] [MeanSquaredError] [Sgd]").CreateGraph();
        Assert.Equal(["activation1.a", "activation1.b"], network.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([1.5, 1.5, 1.5], Read(network, "activation1.a"));
        Assert.All(Read(network, "activation1.b"), value => Assert.Equal(-0.2, value, 6));
    }

    /// <summary>√(x²) and log x² have no derivative at 0, which is what pads batches and images.</summary>
    [Theory]
    [InlineData("[Network(3)] [Dense(5), Activation(typeof(Own), \"Root\")] [Dense(2)]")]
    [InlineData("[Network(2, 4, 3)] [Conv2D(3, 2), Activation(typeof(Own), \"Root\")] [Conv2D(2, 2)]")]
    [InlineData("[Network(2, 4, 3)] [Activation(typeof(Own), \"Root\", Name = \"r\")] [Conv2D(2, 2)] [Flatten] [Dense(2)]")]
    public void Padding_stays_finite(string layers)
    {
        var compiled = NetworkHarness.Compile(layers + " [MeanSquaredError] [Adam] [ClipGradient(Norm = 1)]");
        var network = compiled.CreateGraph(seed: 1);
        foreach (var rows in new[] { 5, 16, 21, 3 })
        {
            var batch = GraphBatch.Draw(compiled.Definition, network.OutputShapes, rows, seed: rows);
            Assert.True(double.IsFinite(network.Step(batch.Inputs, batch.Targets)));
        }

        Assert.All(network.ReadParameters().SelectMany(values => values), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Training_keeps_what_the_derivative_is_computed_from_in_the_products_pass()
    {
        var generated = new UserProject().Generate(
            new NetworkDefinition(
                "[Network(5)] [Dense(8), GELU] [Dense(3)] [MeanSquaredError] [Sgd]").Source("Samples")).RequireClean();
        var text = Assert.Single(generated.Result.GeneratedSources).SourceText.ToString();
        Assert.DoesNotContain("Elementwise<float>.Forward", text, StringComparison.Ordinal);
        Assert.Contains("of x = dense1 = input Wᵀ + b, which is kept", text, StringComparison.Ordinal);
        Assert.Contains("public static bool IsFromInput => true;", text, StringComparison.Ordinal);
    }

    private const string Twin = """
        internal static partial class Twin
        {
            [Differentiable]
            public static float Silu(float x) => x * System.MathF.Tanh(x);
        }
        """;

    /// <summary>Ten steps of both from the same parameters, with batches of all sizes: losses and parameters stay together.</summary>
    private static void TrainAlike(CompiledNetwork left, CompiledNetwork right, double tolerance)
    {
        IGraphNetwork a = left.CreateGraph(seed: 5).Stir(), b = right.CreateGraph(seed: 5);
        b.WriteParameters(a.ReadParameters());
        for (var step = 0; step < 10; step++)
        {
            var rows = step == 4 ? 530 : 3 + (5 * step);
            var batch = GraphBatch.Draw(left.Definition, a.OutputShapes, rows, seed: step);
            var expected = a.Step(batch.Inputs, batch.Targets);
            Assert.Equal(expected, b.Step(batch.Inputs, batch.Targets), tolerance * Math.Max(1, expected));
            foreach (var (x, y) in a.ReadParameters().Zip(b.ReadParameters()))
            {
                for (var i = 0; i < x.Length; i++)
                {
                    Assert.True(
                        Math.Abs(x[i] - y[i]) <= tolerance * Math.Max(1, Math.Abs(x[i])),
                        string.Create(CultureInfo.InvariantCulture, $"{right}: step {step}: {x[i]} and {y[i]}"));
                }
            }
        }
    }

    private static double[] Read(IGraphNetwork network, string name)
    {
        var values = new double[network.Parameters[name].Length];
        network.Parameters[name].CopyTo(values);
        return values;
    }
}
