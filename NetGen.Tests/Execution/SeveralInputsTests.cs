using System.Text.RegularExpressions;

namespace NetGen.Tests.Execution;

/// <summary>
/// A network with an image, indices and numbers as inputs, and two outputs: it allocates nothing once warm, and what
/// does not fit is refused by its name with nothing changed.
/// </summary>
public class SeveralInputsTests
{
    private const string Attributes =
        """
        [Network]
        [Input("picture", 1, 4, 4)] [Conv2D(3, 2), BatchNorm, ReLU, Dropout(0.2)] [MaxPool2D(2)]
        [Flatten(Name = "seen")]
        [Input("word", 2)] [Embedding(5, 3), GaussianNoise(0.1), LayerNorm] [Flatten(Name = "meaning")]
        [Input("facts", 3)] [Dense(4), BatchNorm, PReLU] [Concat("seen", "meaning", Name = "all")]
        [Dense(4), Softmax]
        [From("all")] [Dense(2, Name = "value", MaxNorm = 1)]
        [CrossEntropy(Of = "softmax1", LabelSmoothing = 0.1)] [MeanSquaredError(TargetNoise = 0.1)]
        [L2(0.01)] [ClipGradient(Norm = 1)] [WeightNoise(0.01)] [CosineDecay(100)] [Adam]
        """;

    private const string Arrays =
        """
        private readonly float[] _pictures = new float[20 * 16];
        private readonly int[] _words = new int[20 * 2];
        private readonly float[] _facts = new float[20 * 3];
        private readonly int[] _classes = new int[20];
        private readonly float[] _values = new float[20 * 2];
        private readonly float[] _distributions = new float[20 * 4];
        private readonly float[] _pictureGradient = new float[20 * 16];
        private readonly float[] _factsGradient = new float[20 * 3];

        """;

    private const string Right =
        """
        Calls: new Dictionary<string, Action>
        {
            ["Predict"] = () => Predict(_pictures, _words, _facts, _distributions, _values),
            ["Evaluate"] = () => Evaluate(_pictures, _words, _facts, _classes, _values),
            ["Step of a batch"] = () => Step(_pictures, _words, _facts, _classes, _values),
            ["Step of fewer"] = () => Step(
                _pictures.AsSpan(0, 48), _words.AsSpan(0, 6), _facts.AsSpan(0, 9),
                _distributions.AsSpan(0, 12), _values.AsSpan(0, 6)),
            ["The parts of a step"] = () =>
            {
                Forward(_pictures, _words, _facts, out _, out _);
                Backward(_classes, _values);
                Step();
            },
            ["BackwardFrom"] = () =>
            {
                Forward(_pictures, _words, _facts, out _, out _);
                BackwardFrom(_distributions, _values, _pictureGradient, _factsGradient);
                BackwardFrom(_distributions, _values, factsGradient: _factsGradient);
            },
        }
        """;

    // The argument at fault, what is in the message, and the call.
    private static readonly Dictionary<string, (string Argument, string[] Numbers, string Call)> Wrong = new()
    {
        ["part of a picture"] =
            ("picture", ["15", "16"], "Predict(new float[15], new int[2], new float[3], new float[4], new float[2])"),
        ["no picture"] = ("picture", ["0", "16"], "Evaluate([], new int[2], new float[3], new int[1], new float[2])"),
        ["too few words"] =
            ("word", ["2", "4"], "Predict(new float[32], new int[2], new float[6], new float[8], new float[4])"),
        ["too many facts"] = ("facts", ["9", "6"], "Forward(new float[32], new int[4], new float[9], out _, out _)"),
        ["an index beyond the table"] =
            ("word", ["5"], "Step(new float[32], [0, 1, 5, 0], new float[6], new int[2], new float[4])"),
        ["a negative index"] =
            ("word", ["-1"], "Predict(new float[16], [0, -1], new float[3], new float[4], new float[2])"),
        ["a wrong index in Evaluate"] =
            ("word", ["7"], "Evaluate(new float[16], [7, 0], new float[3], new int[1], new float[2])"),
        ["a wrong index in Forward"] =
            ("word", ["9"], "Forward(new float[32], [0, 9, 0, 0], new float[6], out _, out _)"),
        ["too small an output"] =
            ("value", ["3", "4"], "Predict(new float[32], new int[4], new float[6], new float[8], new float[3])"),
        ["too large an output"] =
            ("softmax1", ["9", "8"], "Predict(new float[32], new int[4], new float[6], new float[9], new float[4])"),
        ["too few classes"] =
            ("softmax1Target", ["1", "2"], "Step(new float[32], new int[4], new float[6], new int[1], new float[4])"),
        ["too many values"] =
            ("valueTarget", ["5", "4"], "Step(new float[32], new int[4], new float[6], new int[2], new float[5])"),
        ["a class that is none"] =
            ("softmax1Target", ["4"], "Step(new float[32], new int[4], new float[6], [0, 4], new float[4])"),
        ["a class that is none in Evaluate"] =
            ("softmax1Target", ["-7"], "Evaluate(new float[16], new int[2], new float[3], [-7], new float[2])"),
        ["one example to normalise"] =
            ("picture", ["one example"], "Step(new float[16], new int[2], new float[3], new int[1], new float[2])"),
        ["one example in Forward"] =
            ("picture", ["one example"], "Forward(new float[16], new int[2], new float[3], out _, out _)"),
        ["too few classes in Backward"] = ("softmax1Target", ["1", "2"], "Backward(new int[1], new float[4])"),
        ["too few values in Backward"] = ("valueTarget", ["3", "4"], "Backward(new int[2], new float[3])"),
        ["too few gradients"] = ("valueGradient", ["3", "4"], "BackwardFrom(new float[8], new float[3])"),
        ["an empty gradient"] = ("softmax1Gradient", ["0", "8"], "BackwardFrom([], new float[4])"),
        ["too small an input gradient"] =
            ("factsGradient", ["5", "6"], "BackwardFrom(new float[8], new float[4], [], new float[5])"),
        ["too large an input gradient"] =
            ("pictureGradient", ["33", "32"], "BackwardFrom(new float[8], new float[4], new float[33])"),
    };

    public static TheoryData<string> Misuses => [.. Wrong.Keys];

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var network = Create("Warm", Right);
        Assert.All(network.Calls, call => Assert.Equal(0, Allocations.Of(call.Value)));
    }

    [Theory]
    [MemberData(nameof(Misuses))]
    public void Wrong_arguments_are_named_and_change_nothing(string misuse)
    {
        var (argument, numbers, _) = Wrong[misuse];
        var calls = string.Concat(Wrong.Select(wrong => $"[\"{wrong.Key}\"] = () => {wrong.Value.Call},\n"));
        var body =
            $$"""
            Calls: new Dictionary<string, Action>
            {
                ["Forward of two"] = () => Forward(new float[32], new int[4], new float[6], out _, out _),
                ["Step of two"] = () => Step(new float[32], new int[4], new float[6], [1, 2], [0.5f, 1, -1, 2]),
                {{calls}}
            }
            """;
        INamedCalls abused = Create("Misused", body), left = Create("Misused", body);
        foreach (var network in (INamedCalls[])[abused, left])
            network.Calls["Forward of two"]();

        var exception = Assert.ThrowsAny<ArgumentException>(abused.Calls[misuse]);

        Assert.Equal(argument, exception.ParamName);
        Assert.All(numbers, number => Assert.Matches($@"(?<!\d){Regex.Escape(number)}(?!\d)", exception.Message));
        Assert.Equal(Read(left), Read(abused));

        // Nothing was drawn either: what is random in the next step is the same.
        foreach (var network in (INamedCalls[])[abused, left])
            network.Calls["Step of two"]();
        Assert.Equal(Read(left), Read(abused));
    }

    private static INamedCalls Create(string name, string calls)
    {
        var network = new NetworkDefinition(Attributes)
        {
            Name = name,
            Namespace = "SeveralInputs",
            Modifiers = "internal sealed",
            Others = "using System; using System.Collections.Generic;",
            Bases = " : NetGen.Tests.Execution.INamedCalls",
            Body = Arrays + calls.Replace(
                "Calls: ",
                "IReadOnlyDictionary<string, Action> NetGen.Tests.Execution.INamedCalls.Calls => ",
                StringComparison.Ordinal) + ";",
        };
        var assembly = NetworkHarness.Compile(network).GraphFactory.GetType().Assembly;
        var type = assembly.GetType("SeveralInputs." + name, throwOnError: true)!;
        return (INamedCalls)Activator.CreateInstance(type, [3])!;
    }

    private static List<float[]> Read(INamedCalls network)
    {
        var values = network.Parameters.Select(parameter => new float[parameter.Length]).ToList();
        foreach (var (parameter, value) in network.Parameters.Zip(values))
            parameter.CopyTo(value);
        return values;
    }
}
