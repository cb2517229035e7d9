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
        TrainingBatch[] batches = [TrainingBatch.For(compiled, 64), TrainingBatch.For(compiled, 1), TrainingBatch.For(compiled, 7)];
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
    /// The least of a few measurements. On a busy machine one of them now and then shows a few kilobytes that the next
    /// does not, presumably the rest of the thread's allocation buffer, retired by a collection that other tests caused.
    /// What the action allocates shows every time.
    /// </summary>
    private static long Allocated(Action action)
    {
        action();
        action();
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Repetitions; i++)
                action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
