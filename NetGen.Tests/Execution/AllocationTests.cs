namespace NetGen.Tests.Execution;

/// <summary>A network that has seen a batch size allocates nothing for it again.</summary>
public class AllocationTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Nothing_is_allocated_once_warm(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create();
        TrainingBatch[] batches = [.. ((int[])[64, 1, 7]).Select(size => TrainingBatch.For(compiled, size))];
        var output = new float[64 * net.OutputSize];
        var inputGradient = new float[64 * net.InputSize];
        var allocations =
            from batch in batches
            from call in Calls(net, batch, output, inputGradient)
            let bytes = Allocations.Of(call.Action)
            where bytes > 0
            select $"{call.Name}, {batch.Input.Length / net.InputSize} examples: {bytes} bytes in {Allocations.Repetitions} calls";
        Assert.Empty(allocations);
    }

    private static (string Name, Action Action)[] Calls(
        INetworkUnderTest net, TrainingBatch batch, float[] output, float[] inputGradient) =>
    [
        ("Step of a batch", () => batch.Step(net)),
        ("Predict", () => net.Predict(batch.Input, output.AsSpan(0, batch.Target.Length))),
        ("Evaluate", () => batch.Evaluate(net)),
        ("Forward", () => net.Forward(batch.Input)),
        ("Backward", () => batch.Backward(net)),
        ("Step", net.Step),
        ("LearningRate", () => net.LearningRate *= 0.99f),
        ("BackwardFrom", () =>
        {
            net.Forward(batch.Input);
            net.BackwardFrom(batch.Target, inputGradient.AsSpan(0, batch.Input.Length));
        }),
    ];
}
