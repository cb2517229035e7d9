using NetGen.Tests.Execution;

namespace NetGen.Tests.Golden;

/// <summary>
/// Every layer, loss and optimizer against libtorch: output, loss, all gradients and ten steps of training, each number
/// within 1e-5 of the largest of its tensor. <c>benchmarks/NetGen.Golden</c> writes the files.
/// </summary>
public sealed class GoldenTests
{
    // One compilation for all: compiling them one by one would take most of the time of the tests.
    private static readonly Lazy<IReadOnlyDictionary<string, CompiledNetwork>> Networks = new(() =>
        NetworkHarness.Compile(GoldenCases.All.Select(golden => golden.Definition).Distinct())
            .ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> All => Names(_ => true);

    public static TheoryData<string> WithLoss => Names(golden => golden.Target != TargetKind.None);

    public static TheoryData<string> WithSteps => Names(golden => Read(golden).Parameters is not null);

    public static TheoryData<string> WithFusedSteps => Names(golden => Read(golden).Losses is not null);

    [Fact]
    public void Every_file_belongs_to_its_case()
    {
        foreach (var golden in GoldenCases.All)
        {
            var file = Read(golden);
            Assert.Equal(golden.Definition, file.Definition);
            Assert.Equal(golden.Batches, file.Batches);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Predict_and_Forward(string name)
    {
        var (golden, file, network) = Start(name);
        var input = Input(network, golden);
        var output = new float[golden.BatchOf(0) * network.OutputSize];

        network.Predict(input, output);

        file.Output.AssertClose("The output of Predict", output);
        file.Output.AssertClose("The output of Forward", network.Forward(input));
    }

    [Theory, MemberData(nameof(WithLoss))]
    public void Loss_and_gradients(string name)
    {
        var (golden, file, network) = Start(name);
        var input = Input(network, golden);

        AssertClose("The loss of Evaluate", file.Loss!.Value, Evaluate(network, golden, input));
        network.Forward(input);
        AssertClose("The loss of Backward", file.Loss!.Value, Backward(network, golden, 0));
        AssertGradients(file.Gradients!, network);
    }

    [Theory, MemberData(nameof(All))]
    public void BackwardFrom(string name)
    {
        var (golden, file, network) = Start(name);
        var input = Input(network, golden);
        var inputGradient = new float[input.Length];

        network.Forward(input);
        network.BackwardFrom(GoldenValues.OutputGradient(0, golden.BatchOf(0), network.OutputSize), inputGradient);

        file.BackwardFrom.InputGradient.AssertClose("The gradient of the input", inputGradient);
        AssertGradients(file.BackwardFrom.Gradients, network);
    }

    [Theory, MemberData(nameof(WithSteps))]
    public void Ten_steps_of_Forward_Backward_and_Step(string name)
    {
        var (golden, file, network) = Start(name);
        for (var step = 0; step < GoldenCase.Steps; step++)
        {
            network.Forward(Input(network, golden, step));
            if (golden.Target == TargetKind.None)
                network.BackwardFrom(GoldenValues.OutputGradient(step, golden.BatchOf(step), network.OutputSize));
            else
                AssertClose($"The loss of step {step}", file.Losses![step], Backward(network, golden, step));
            network.Step();
        }

        AssertParameters(file, network);
    }

    [Theory, MemberData(nameof(WithFusedSteps))]
    public void Ten_fused_steps(string name)
    {
        var (golden, file, network) = Start(name);
        for (var step = 0; step < GoldenCase.Steps; step++)
        {
            var input = Input(network, golden, step);
            var loss = golden.Target == TargetKind.ClassIndex
                ? network.Step(input, Indices(network, golden, step))
                : network.Step(input, Target(network, golden, step));
            AssertClose($"The loss of step {step}", file.Losses![step], loss);
        }

        AssertParameters(file, network);
    }

    private static TheoryData<string> Names(Func<GoldenCase, bool> condition)
        => [.. GoldenCases.All.Where(condition).Select(golden => golden.Name)];

    private static GoldenFile Read(GoldenCase golden)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"Golden/{golden.Name}.json")
            ?? throw new FileNotFoundException(
                $"The case '{golden.Name}' has no golden file: run benchmarks/NetGen.Golden, which writes them all.");
        return GoldenFile.Read(stream);
    }

    // The network of a case with the parameters that libtorch started from.
    private static (GoldenCase Golden, GoldenFile File, INetworkUnderTest Network) Start(string name)
    {
        var golden = GoldenCases.Get(name);
        var network = Networks.Value[golden.Definition].Create();
        foreach (var parameter in network.Parameters)
            parameter.CopyFrom(GoldenValues.Parameter(parameter.Name, parameter.Shape));
        return (golden, Read(golden), network);
    }

    private static float[] Input(INetworkUnderTest network, GoldenCase golden, int step = 0)
        => GoldenValues.Input(step, golden.BatchOf(step), network.InputSize);

    private static int[] Indices(INetworkUnderTest network, GoldenCase golden, int step)
        => GoldenValues.ClassIndices(step, golden.BatchOf(step), network.OutputSize);

    private static float[] Target(INetworkUnderTest network, GoldenCase golden, int step)
        => GoldenValues.Target(golden.Target, step, golden.BatchOf(step), network.OutputSize);

    private static float Evaluate(INetworkUnderTest network, GoldenCase golden, float[] input)
        => golden.Target == TargetKind.ClassIndex
            ? network.Evaluate(input, Indices(network, golden, 0))
            : network.Evaluate(input, Target(network, golden, 0));

    private static float Backward(INetworkUnderTest network, GoldenCase golden, int step)
        => golden.Target == TargetKind.ClassIndex
            ? network.Backward(Indices(network, golden, step))
            : network.Backward(Target(network, golden, step));

    private static void AssertClose(string what, float expected, float actual)
        => new GoldenTensor([1], 1, expected, (double)expected * expected, [expected]).AssertClose(what, [actual]);

    private static void AssertGradients(IReadOnlyDictionary<string, GoldenTensor> expected, INetworkUnderTest network)
    {
        Assert.Equal(expected.Keys, network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in network.Parameters)
        {
            var gradient = new float[parameter.Length];
            parameter.CopyGradientTo(gradient);
            expected[parameter.Name].AssertClose($"The gradient of {parameter.Name}", gradient);
        }
    }

    private static void AssertParameters(GoldenFile file, INetworkUnderTest network)
    {
        Assert.Equal(file.Parameters!.Keys, network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in network.Parameters)
        {
            Assert.Equal(file.Parameters[parameter.Name].Shape, parameter.Shape.ToArray());
            var values = new float[parameter.Length];
            parameter.CopyTo(values);
            file.Parameters[parameter.Name].AssertClose($"{parameter.Name} after {GoldenCase.Steps} steps", values);
        }
    }
}
