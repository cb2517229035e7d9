using System.Globalization;

namespace NetGen.Tests.Execution;

/// <summary>
/// Networks so small that they run with the examples in lanes, and one example by itself: every activation, loss and optimizer, at
/// batches around the sizes of a block of lanes and of a slice.
/// </summary>
public class TinyNetworkTests
{
    private static readonly string[] Activations =
    [
        "Identity", "Sigmoid", "Tanh", "ELU", "GELU", "SiLU", "Softplus", "Mish",
        "ReLU", "LeakyReLU", "SELU", "HardSigmoid", "HardSwish",
    ];

    // Those after them have a kink, near which the gradient in single precision may be that of the other side.
    private const int SmoothActivations = 8;

    private static readonly string[] Losses =
    [
        "[MeanSquaredError]", "[Tanh] [MeanSquaredError]", "[Sigmoid] [BinaryCrossEntropy]", "[Softmax] [CrossEntropy]",
        "[LogSoftmax] [NegativeLogLikelihood]", "[MeanAbsoluteError]", "[Huber]", "[Softmax] [CrossEntropy(LabelSmoothing = 0.1)]",
    ];

    // Those after them the reference does not know; differences of the loss hold their gradients.
    private const int ReferenceLosses = 5;

    private static readonly string[] Optimizers =
    [
        "Sgd(LearningRate = 0.1)",
        "Sgd(LearningRate = 0.05, Momentum = 0.8, Nesterov = true, WeightDecay = 0.01)",
        "Adam(LearningRate = 0.01)",
        "AdamW(LearningRate = 0.01, WeightDecay = 0.1)",
        "RMSProp(LearningRate = 0.001, Momentum = 0.5, Centered = true)",
        "AdaGrad(LearningRate = 0.05)",
    ];

    // Widths on both sides of those of vectors and of panels, with and without a bias.
    private static readonly string[] Shapes =
    [
        "[Network(2)] [Dense(8), {0}] [Dense(1)]",
        "[Network(4)] [Dense(32), {0}] [Dense(16), {0}] [Dense(4)]",
        "[Network(7)] [Dense(17, Bias = false), {0}] [Dense(9), {0}] [Dense(3, Bias = false)]",
        "[Network(1)] [{0}] [Dense(5), {0}, {0}] [Dense(31)]",
        "[Network(32)] [Dense(13), {0}] [Dense(2)]",
    ];

    private static readonly (int Activation, int Loss)[] Pairs =
    [
        .. from activation in Enumerable.Range(0, Activations.Length)
           from loss in Enumerable.Range(0, Losses.Length)
           select (activation, loss),
    ];

    private static readonly string[] Definitions = [.. Pairs.Select(pair => Definition(pair.Activation, pair.Loss))];

    private static readonly string[] DoubleDefinitions =
    [
        .. Enumerable.Range(0, Activations.Length).Select(i => InDoublePrecision(Definition(i, i % Losses.Length))),
    ];

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Networks = new(() =>
        NetworkHarness.Compile([.. Definitions, .. DoubleDefinitions]).ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> All => [.. Definitions];

    public static TheoryData<string> WithReference =>
        [.. Pairs.Where(pair => pair.Loss < ReferenceLosses).Select(pair => Definition(pair.Activation, pair.Loss))];

    public static TheoryData<string> OfDoublePrecision => [.. DoubleDefinitions];

    [Fact]
    public void They_run_in_lanes()
    {
        Assert.All(Networks.Value.Values, network => Assert.True(RunsInLanes(network), network.ToString()));

        // The other suites meet such networks too, and others.
        var others = ((IEnumerable<object[]>)NetworkCatalogue.Trainable)
            .Select(row => NetworkCatalogue.Get((string)row[0])).ToList();
        Assert.InRange(others.Count(RunsInLanes), 10, others.Count - 10);
        Assert.All(
            NetworkHarness.Compile(
            [
                "[Network(33)] [Dense(2)] [MeanSquaredError] [Sgd]",
                "[Network(3)] [Dense(33)] [MeanSquaredError] [Sgd]",
                "[Network(3)] [Dense(4), Dropout(0.5)] [Dense(2)] [MeanSquaredError] [Sgd]",
                "[Network(3)] [Dense(4), Tanh] [Dense(2)] [MeanSquaredError] [Sgd] [ClipGradient(Norm = 1)]",

                // A function of the user's may be infinite in lanes past the last row, where a gradient of 0 becomes NaN.
                "[Network(3)] [Dense(4)] [Activation(typeof(Own), \"Silu\")] [Dense(2)] [MeanSquaredError] [Sgd]",
            ]),
            network => Assert.False(RunsInLanes(network), network.ToString()));
    }

    [Theory]
    [MemberData(nameof(WithReference))]
    public void They_have_the_references_numbers(string definition)
    {
        var compiled = Networks.Value[definition];
        var net = compiled.Create(seed: 1);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        var isSmooth = Activations.Take(SmoothActivations).Any(name => definition.Contains($" {name}]", StringComparison.Ordinal));
        foreach (var size in (int[])[1, 2, 15, 16, 17, 33, .. isSmooth ? (int[])[600] : []])
        {
            var batch = TrainingBatch.For(compiled, size, seed: size);
            var what = string.Create(CultureInfo.InvariantCulture, $" of {size}");
            Close.Assert(reference.Predict(batch.Input), net.Predict(batch.Input), 2e-5, "prediction" + what);
            net.Forward(batch.Input);
            Close.Assert([reference.Loss(batch.Input, batch.Target)], [batch.Backward(net)], 2e-5, "loss" + what);
            var gradient = reference.Backward(batch.Input, batch.Target);
            Close.AssertTogether(
                gradient.Parameters, [.. net.ReadGradients().Select(values => values.ToDoubles())], 5e-5, "gradient" + what);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_is_its_parts(string definition)
    {
        var compiled = Networks.Value[definition];
        INetworkUnderTest fused = compiled.Create(seed: 2), parts = compiled.Create(seed: 2);
        foreach (var size in (int[])[1, 2, 15, 16, 17, 33, 600, 257, 256, 1])
        {
            var batch = TrainingBatch.For(compiled, size, seed: size);
            parts.Forward(batch.Input);
            var loss = batch.Backward(parts);
            parts.Step();
            Close.AssertBits([loss], [batch.Step(fused)], "loss");
            Close.AssertBits(parts.ReadParameters(), fused.ReadParameters(), "parameters");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_prediction_of_an_example_is_the_same_in_any_batch(string definition)
    {
        var compiled = Networks.Value[definition];
        var net = compiled.Create(seed: 3);
        var batch = TrainingBatch.For(compiled, 300);
        var all = net.Predict(batch.Input);
        var (inputs, outputs) = (batch.Input.Length / 300, all.Length / 300);
        var first = 0;
        foreach (var rows in (int[])[1, 2, 1, 4, 5, 16, 17, 33, 1, 200])
        {
            Close.AssertBits(
                all[(first * outputs)..((first + rows) * outputs)],
                net.Predict(batch.Input.AsSpan(first * inputs, rows * inputs)),
                "prediction");
            first += rows;
        }
    }

    [Theory]
    [MemberData(nameof(OfDoublePrecision))]
    public void Their_gradients_are_the_differences(string definition)
    {
        var compiled = Networks.Value[definition];
        Assert.True(RunsInLanes(compiled));
        var shapes = compiled.CreateGraph().OutputShapes;
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 1, seed: 1), elements: 8);
        GradientCheck.Run(compiled, GraphBatch.Draw(compiled.Definition, shapes, rows: 17, seed: 2), elements: 8);
    }

    private static string Definition(int activation, int loss)
    {
        // One class has nothing to learn, and an activation of an input of one value meets its kink at 0 exactly.
        var shape = (activation + loss) % Shapes.Length;
        if ((shape == 0 && Losses[loss].Contains("oftmax", StringComparison.Ordinal)) || (shape == 3 && activation >= SmoothActivations))
            shape = 1;
        var layers = Shapes[shape].Replace("{0}", Activations[activation], StringComparison.Ordinal);
        var optimizer = Optimizers[((activation * Losses.Length) + loss) % Optimizers.Length];
        return $"{layers} {Losses[loss]} [{optimizer}]";
    }

    private static string InDoublePrecision(string definition)
    {
        var end = definition.IndexOf(')', StringComparison.Ordinal);
        return definition.Insert(end, ", Precision = Precision.Double");
    }

    /// <summary>Whether the generated class has the passes of a tiny network.</summary>
    private static bool RunsInLanes(CompiledNetwork network) => !network.Symbol.GetMembers("LanePass").IsEmpty;
}
