using System.Globalization;
using System.Text;

namespace NetGen.Tests.Execution;

/// <summary>Definitions put together at random, held to the reference and to the laws.</summary>
public class RandomNetworkTests
{
    private const int Count = 40;

    private static readonly int[] Widths = [1, 2, 3, 5, 7, 8, 10, 15, 16, 17, 24, 31, 32, 33, 47, 64, 65];

    private static readonly string[] Activations = ["Identity", "Sigmoid", "Tanh", "ReLU"];

    private static readonly string[] Optimizers =
    [
        "Sgd(LearningRate = 0.1)",
        "Sgd(LearningRate = 0.05, Momentum = 0.9)",
        "Sgd(LearningRate = 0.05, Momentum = 0.8, Nesterov = true)",
        "Adam(LearningRate = 0.01)",
        "Adam(LearningRate = 0.02, Beta1 = 0.7, Beta2 = 0.9, Epsilon = 1e-5)",
        "AdamW(LearningRate = 0.01, WeightDecay = 0.1)",
        "RMSProp(LearningRate = 0.001, Momentum = 0.5, Centered = true)",
        "AdaGrad(LearningRate = 0.05, InitialAccumulator = 0.1)",
    ];

    private static readonly string[] Initializers =
        ["HeNormal", "HeUniform", "GlorotNormal", "GlorotUniform", "LeCunNormal", "LeCunUniform", "Orthogonal"];

    private static readonly string[] Definitions = [.. Enumerable.Range(0, Count).Select(Draw).Distinct()];

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Networks = new(() =>
        NetworkHarness.Compile(Definitions).ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> All => [.. Definitions];

    [Theory]
    [MemberData(nameof(All))]
    public void Any_network_has_the_references_numbers(string definition)
    {
        var compiled = Networks.Value[definition];
        var net = compiled.Create(seed: 1);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        var batch = TrainingBatch.For(compiled, 6);
        Close.Assert(reference.Predict(batch.Input), net.Forward(batch.Input).ToArray(), 1e-5, "output");
        Close.Assert([reference.Loss(batch.Input, batch.Target)], [batch.Backward(net)], 1e-5, "loss");
        var gradient = reference.Backward(batch.Input, batch.Target);
        foreach (var (expected, actual) in gradient.Parameters.Zip(net.ReadGradients()))
            Close.Assert(expected, actual, 5e-5, "gradient");

        var inputGradient = new float[batch.Input.Length];
        net.BackwardFrom(batch.Target, inputGradient);
        Close.Assert(reference.BackwardFrom(batch.Input, batch.Target).Input, inputGradient, 5e-5, "input gradient");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Any_networks_fused_step_is_its_parts(string definition)
    {
        var compiled = Networks.Value[definition];
        INetworkUnderTest fused = compiled.Create(seed: 2), parts = compiled.Create(seed: 2);
        foreach (var size in (int[])[3, 520, 1, 29])
        {
            var batch = TrainingBatch.For(compiled, size, seed: size);
            parts.Forward(batch.Input);
            var loss = batch.Backward(parts);
            parts.Step();
            Close.AssertBits([loss], [batch.Step(fused)], "loss");
            Close.AssertBits(parts.ReadParameters(), fused.ReadParameters(), "parameters");
        }
    }

    private static string Draw(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[Network({Pick(Widths)})] ");
        if (random.Next(4) == 0)
            text.Append(CultureInfo.InvariantCulture, $"[{Pick(Activations)}] ");
        for (var layers = random.Next(4); layers > 0; layers--)
        {
            text.Append(Dense(Pick(Widths)));
            for (var activations = random.Next(3); activations > 0; activations--)
                text.Append(CultureInfo.InvariantCulture, $"[{Pick(Activations)}] ");
        }

        text.Append(Dense(Pick([.. Widths.Where(width => width > 1)])));
        text.Append(random.Next(5) switch
        {
            0 => "[Softmax] [CrossEntropy] ",
            1 => "[LogSoftmax] [NegativeLogLikelihood] ",
            2 => "[Sigmoid] [BinaryCrossEntropy] ",
            3 => "[Tanh] [MeanSquaredError] ",
            _ => "[MeanSquaredError] ",
        });
        return text.Append(CultureInfo.InvariantCulture, $"[{Pick(Optimizers)}]").ToString();

        string Dense(int units)
        {
            var bias = random.Next(4) == 0 ? ", Bias = false" : random.Next(3) == 0 ? ", BiasInit = 0.25" : "";
            var init = random.Next(2) == 0 ? "" : ", Init = Init." + Pick(Initializers);
            return string.Create(CultureInfo.InvariantCulture, $"[Dense({units}{bias}{init})] ");
        }

        T Pick<T>(T[] values) => values[random.Next(values.Length)];
    }
}
