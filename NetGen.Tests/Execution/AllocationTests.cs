namespace NetGen.Tests.Execution;

/// <summary>A network that has seen a batch size allocates nothing for it again.</summary>
public class AllocationTests
{
    private const int Repetitions = 5;

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
            let bytes = Allocated(call.Action)
            where bytes > 0
            select $"{call.Name}, {batch.Input.Length / net.InputSize} examples: {bytes} bytes in {Repetitions} calls";
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

    /// <summary>
    /// What some calls allocate on this thread once warm: the least of several measurements, because the JIT compiles a
    /// method's loops again on the thread that runs them, at a time of its choosing, and may allocate for it. What a call
    /// itself allocates is in all of them.
    /// </summary>
    private static long Allocated(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var measurement = 0; measurement < 20 && least > 0; measurement++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Repetitions; i++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
