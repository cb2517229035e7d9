namespace NetGen.Tests.Execution;

/// <summary>
/// Arguments that do not fit are refused with the argument's name, what it has and what it needs, and nothing has
/// changed when they are.
/// </summary>
public class MisuseTests
{
    private const string Classifier = NetworkCatalogue.OddWidths;

    private const string Regression = NetworkCatalogue.TinyBinary;

    private const int Inputs = 97, Outputs = 7;

    /// <summary>Calls that must be refused.</summary>
    private static readonly Dictionary<string, Misuse> Calls = new()
    {
        ["Predict of part of an example"] =
            new(Classifier, "input", ["98", "97"], net => net.Predict(new float[Inputs + 1], new float[2 * Outputs])),
        ["Predict of nothing"] = new(Classifier, "input", ["0", "97"], net => net.Predict([], new float[Outputs])),
        ["Predict into too little"] =
            new(Classifier, "output", ["20", "21"],
                net => net.Predict(new float[3 * Inputs], new float[(3 * Outputs) - 1])),
        ["Predict into too much"] =
            new(Classifier, "output", ["22", "21"], net => net.Predict(new float[3 * Inputs], new float[22])),
        ["Predict into its own input"] =
            new(Classifier, "output", ["memory"], net =>
            {
                var both = new float[Inputs];
                net.Predict(both, both.AsSpan(0, Outputs));
            }),
        ["Forward of part of an example"] =
            new(Classifier, "input", ["96", "97"], net => net.Forward(new float[Inputs - 1])),
        ["Forward of nothing"] = new(Classifier, "input", ["0", "97"], net => net.Forward([])),
        ["Step on part of an example"] =
            new(Classifier, "input", ["197", "97"], net => net.Step(new float[(2 * Inputs) + 3], new int[2])),
        ["Step on nothing"] = new(Classifier, "input", ["0", "97"], net => net.Step([], Array.Empty<int>())),
        ["Step on too few classes"] =
            new(Classifier, "target", ["2", "3"], net => net.Step(new float[3 * Inputs], new int[2])),
        ["Step on too many classes"] =
            new(Classifier, "target", ["4", "3"], net => net.Step(new float[3 * Inputs], new int[4])),
        ["Step on too small a distribution"] =
            new(Classifier, "target", ["20", "21"], net => net.Step(new float[3 * Inputs], new float[(3 * Outputs) - 1])),
        ["Step on a class that is the number of classes"] =
            new(Classifier, "target", ["7"], net => net.Step(new float[3 * Inputs], [0, Outputs, 1])),
        ["Step on a negative class"] =
            new(Classifier, "target", ["-1", "[67]"], net => net.Step(new float[3 * Inputs], [0, 6, -1])),
        ["Step on a huge class"] =
            new(Classifier, "target", ["2147483647", "[67]"], net => net.Step(new float[Inputs], [int.MaxValue])),
        ["Evaluate of part of an example"] =
            new(Classifier, "input", ["98", "97"], net => net.Evaluate(new float[Inputs + 1], new int[1])),
        ["Evaluate of nothing"] = new(Classifier, "input", ["0", "97"], net => net.Evaluate([], Array.Empty<int>())),
        ["Evaluate on too few classes"] =
            new(Classifier, "target", ["1", "2"], net => net.Evaluate(new float[2 * Inputs], new int[1])),
        ["Evaluate on too large a distribution"] =
            new(Classifier, "target", ["140", "14"], net => net.Evaluate(new float[2 * Inputs], new float[20 * Outputs])),
        ["Evaluate on a class out of range"] =
            new(Classifier, "target", ["7"], net => net.Evaluate(new float[2 * Inputs], [Outputs, 0])),
        ["Backward of too few classes"] =
            new(Classifier, "target", ["3", "4"], AfterForward(4 * Inputs, net => net.Backward(new int[3]))),
        ["Backward of too small a distribution"] =
            new(Classifier, "target", ["21", "28"], AfterForward(4 * Inputs, net => net.Backward(new float[3 * Outputs]))),
        ["Backward of a class out of range"] =
            new(Classifier, "target", ["7"], AfterForward(2 * Inputs, net => net.Backward([1, Outputs]))),
        ["BackwardFrom too few gradients"] =
            new(Classifier, "outputGradient", ["21", "28"],
                AfterForward(4 * Inputs, net => net.BackwardFrom(new float[3 * Outputs]))),
        ["BackwardFrom into too little"] =
            new(Classifier, "inputGradient", ["1", "388"],
                AfterForward(4 * Inputs, net => net.BackwardFrom(new float[4 * Outputs], new float[1]))),
        ["BackwardFrom into what it reads"] =
            new(Regression, "inputGradient", ["outputGradient"], AfterForward(2 * 600, net =>
            {
                var both = new float[2 * 600];
                net.BackwardFrom(both.AsSpan(600), both);
            })),
        ["Step on too few values"] = new(Regression, "target", ["2", "3"], net => net.Step(new float[6], new float[2])),
        ["Step on an odd input"] = new(Regression, "input", ["5", "2"], net => net.Step(new float[5], new float[2])),
        ["Evaluate on too many values"] =
            new(Regression, "target", ["4", "3"], net => net.Evaluate(new float[6], new float[4])),
        ["Backward of too many values"] =
            new(Regression, "target", ["9", "3"], AfterForward(6, net => net.Backward(new float[9]))),
        ["Learning rate that is no number"] = new(Regression, "value", [], net => net.LearningRate = float.NaN),
        ["Learning rate below zero"] = new(Regression, "value", [], net => net.LearningRate = -1),
        ["Learning rate without end"] = new(Regression, "value", [], net => net.LearningRate = float.PositiveInfinity),
    };

    public static TheoryData<string> Misuses => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Misuses))]
    public void Wrong_arguments_are_named_and_change_nothing(string misuse)
    {
        var (definition, argument, numbers, call) = Calls[misuse];
        var compiled = NetworkCatalogue.Get(definition);
        INetworkUnderTest abused = compiled.Create(seed: 1), left = compiled.Create(seed: 1);
        var batch = TrainingBatch.For(compiled, 5);
        foreach (var net in (INetworkUnderTest[])[abused, left])
        {
            net.Forward(batch.Input);
            batch.Backward(net);
            net.Step();
        }

        var gradients = abused.ReadGradients();
        var learningRate = abused.LearningRate;

        var exception = Assert.ThrowsAny<ArgumentException>(() => call(abused));

        Assert.Equal(argument, exception.ParamName);
        Assert.All(numbers, number => Assert.Matches($@"(?<!\d){number}(?!\d)", exception.Message));
        Assert.Equal(learningRate, abused.LearningRate);
        Close.AssertBits(left.ReadParameters(), abused.ReadParameters(), "parameters");
        Close.AssertBits(gradients, abused.ReadGradients(), "gradient");
        Close.AssertBits([batch.Step(left)], [batch.Step(abused)], "loss");
        Close.AssertBits(left.ReadParameters(), abused.ReadParameters(), "parameters");
    }

    [Fact]
    public void A_refused_target_leaves_the_forward_pass_to_be_used()
    {
        var compiled = NetworkCatalogue.Get(Classifier);
        INetworkUnderTest abused = compiled.Create(seed: 1), left = compiled.Create(seed: 1);
        var batch = TrainingBatch.For(compiled, 5);
        abused.Forward(batch.Input);
        left.Forward(batch.Input);
        Assert.ThrowsAny<ArgumentException>(() => abused.Backward(new int[4]));
        Assert.ThrowsAny<ArgumentException>(() => abused.Backward([0, 1, 2, 3, Outputs]));
        Close.AssertBits([batch.Backward(left)], [batch.Backward(abused)], "loss");
        Close.AssertBits(left.ReadGradients(), abused.ReadGradients(), "gradient");
    }

    [Fact]
    public void Options_are_needed()
    {
        var exception = Assert.Throws<ArgumentNullException>(
            () => NetworkCatalogue.Get(Classifier).Create((NetworkOptions)null!));
        Assert.Equal("options", exception.ParamName);
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData(Regression)]
    public void Backward_needs_a_forward_pass(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create();
        var batch = TrainingBatch.For(compiled, 2);
        Assert.Contains("Forward", Refused(() => batch.Backward(net)), StringComparison.Ordinal);
        Assert.Contains("Forward", Refused(() => net.Backward(batch.Target)), StringComparison.Ordinal);
        Assert.Contains("Forward", Refused(() => net.BackwardFrom(batch.Target)), StringComparison.Ordinal);
        net.Predict(batch.Input);
        batch.Evaluate(net);
        Assert.Contains("Forward", Refused(() => batch.Backward(net)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData(Regression)]
    public void An_update_needs_a_gradient(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 1);
        Assert.Contains("Backward", Refused(net.Step), StringComparison.Ordinal);
        net.Forward(TrainingBatch.For(compiled, 2).Input);
        Assert.Contains("Backward", Refused(net.Step), StringComparison.Ordinal);
        Close.AssertBits(compiled.Create(seed: 1).ReadParameters(), net.ReadParameters(), "parameters");
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData(Regression)]
    public void A_step_uses_the_forward_pass_up_and_a_fused_one_the_gradient_too(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 1);
        var batch = TrainingBatch.For(compiled, 5);
        net.Forward(batch.Input);
        batch.Backward(net);
        net.Step();
        Assert.Contains("Forward", Refused(() => batch.Backward(net)), StringComparison.Ordinal);
        Assert.Contains("Forward", Refused(() => net.BackwardFrom(batch.Target)), StringComparison.Ordinal);

        net.Forward(batch.Input);
        batch.Backward(net);
        batch.Step(net);
        var parameter = net.Parameters[0];
        Assert.Contains("Forward", Refused(() => batch.Backward(net)), StringComparison.Ordinal);
        Assert.Contains("Backward", Refused(net.Step), StringComparison.Ordinal);
        Assert.Contains("Backward", Refused(() => parameter.CopyGradientTo(new float[parameter.Length])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_takes_and_gives_exactly_its_elements()
    {
        var net = NetworkCatalogue.Get(Classifier).Create(seed: 1);
        var before = net.ReadParameters();
        var weight = net.Parameters["dense3.weight"];
        Assert.ThrowsAny<ArgumentException>(() => weight.CopyFrom(new float[(31 * 7) - 1]));
        Assert.ThrowsAny<ArgumentException>(() => weight.CopyFrom(new float[(31 * 7) + 1]));
        Assert.ThrowsAny<ArgumentException>(() => weight.CopyTo(new float[(31 * 7) - 1]));
        Assert.ThrowsAny<ArgumentException>(() => weight.CopyGradientTo(new float[(31 * 7) - 1]));
        var unknown = Assert.ThrowsAny<Exception>(() => net.Parameters["dense4.weight"]);
        Assert.Contains("dense4.weight", unknown.Message, StringComparison.Ordinal);
        Close.AssertBits(before, net.ReadParameters(), "parameters");
    }

    /// <summary>A call that must be refused.</summary>
    /// <param name="Definition">The network.</param>
    /// <param name="Argument">The argument at fault.</param>
    /// <param name="Numbers">Patterns of the numbers in the message: what the argument has, and what it needs.</param>
    /// <param name="Call">The call.</param>
    private sealed record Misuse(string Definition, string Argument, string[] Numbers, Action<INetworkUnderTest> Call);

    private static Action<INetworkUnderTest> AfterForward(int inputs, Action<INetworkUnderTest> call) => net =>
    {
        net.Forward(new float[inputs]);
        call(net);
    };

    private static string Refused(Action action) => Assert.Throws<InvalidOperationException>(action).Message;
}
