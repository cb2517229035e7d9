namespace NetGen.Tests.Execution;

/// <summary>Batches around the sizes at which the generated code starts another slice of rows.</summary>
public class SliceTests
{
    private const string Definition = NetworkCatalogue.TwoClasses;

    public static TheoryData<int> Sizes => [479, 480, 481, 511, 512, 513, 960, 961, 1023, 1024, 1025, 1537];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Outputs_losses_and_gradients_are_the_references(int size)
    {
        var compiled = NetworkCatalogue.Get(Definition);
        var net = compiled.Create(seed: 1);
        var reference = new ReferenceNetwork(Definition).CopyFrom(net);
        var batch = TrainingBatch.For(compiled, size);
        Close.Assert(reference.Predict(batch.Input), net.Predict(batch.Input), 1e-5, "prediction");
        Close.Assert(reference.Predict(batch.Input), net.Forward(batch.Input).ToArray(), 1e-5, "output");
        Close.Assert([reference.Loss(batch.Input, batch.Target)], [batch.Evaluate(net)], 1e-5, "evaluated loss");

        Close.Assert([reference.Loss(batch.Input, batch.Target)], [batch.Backward(net)], 1e-5, "loss");
        var expected = reference.Backward(batch.Input, batch.Target);
        foreach (var (gradient, actual) in expected.Parameters.Zip(net.ReadGradients()))
            Close.Assert(gradient, actual, 1e-4, "gradient");

        var inputGradient = new float[batch.Input.Length];
        net.BackwardFrom(batch.Target, inputGradient);
        Close.Assert(reference.BackwardFrom(batch.Input, batch.Target).Input, inputGradient, 2e-5, "input gradient");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_fused_step_is_its_parts(int size)
    {
        var compiled = NetworkCatalogue.Get(Definition);
        INetworkUnderTest fused = compiled.Create(seed: 1), parts = compiled.Create(seed: 1);
        for (var step = 1; step <= 3; step++)
        {
            var batch = TrainingBatch.For(compiled, size, seed: step);
            parts.Forward(batch.Input);
            var expected = batch.Backward(parts);
            parts.Step();
            Close.AssertBits([expected], [batch.Step(fused)], "loss");
            Close.AssertBits(parts.ReadParameters(), fused.ReadParameters(), "parameters");
        }
    }
}
