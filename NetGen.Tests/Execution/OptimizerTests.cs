namespace NetGen.Tests.Execution;

/// <summary>
/// Update rules against <see cref="ReferenceOptimizer"/>, and training as a whole against the reference.
/// </summary>
public class OptimizerTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalogue.WithOptimizer), MemberType = typeof(NetworkCatalogue))]
    public void Ten_steps_follow_the_update_rule(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 7);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        var optimizer = new ReferenceOptimizer(definition, reference.Parameters);
        var start = net.ReadParameters();
        for (var step = 1; step <= 10; step++)
        {
            if (step == 6)
            {
                net.LearningRate /= 2;
                optimizer.LearningRate = net.LearningRate;
            }

            net.Forward(TrainingBatch.Values(compiled, 4, seed: step).Input);
            net.BackwardFrom(TrainingBatch.Draw(new Random(step), 4 * net.OutputSize, -1, 1));
            optimizer.Step([.. net.ReadGradients().Select(gradient => gradient.ToDoubles())]);
            net.Step();
        }

        // The change, not the value: a value hides an error in a small change.
        foreach (var (parameter, before, after) in reference.Parameters.Zip(start, net.ReadParameters()))
        {
            var expected = parameter.Values.Zip(before, (value, origin) => value - origin).ToArray();
            var actual = after.Zip(before, (value, origin) => value - origin).ToArray();
            var rounding = before.Max(Math.Abs) * 1e-6 / Math.Max(expected.Max(Math.Abs), 1e-30);
            Close.Assert(expected, actual, 2e-5 + rounding, $"change of {parameter.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Training_follows_the_reference(string definition)
    {
        if (definition == NetworkCatalogue.Digits)
            return;

        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 8);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        var optimizer = new ReferenceOptimizer(definition, reference.Parameters);
        for (var step = 1; step <= 4; step++)
        {
            var batch = TrainingBatch.For(compiled, 3, seed: step);
            var loss = batch.Step(net);
            Close.Assert([reference.Loss(batch.Input, batch.Target)], [loss], 2e-4, $"loss of a step");
            optimizer.Step(reference.Backward(batch.Input, batch.Target).Parameters);
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Steps_on_one_batch_lower_its_loss(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 9);
        var batch = TrainingBatch.For(compiled, 16);
        var before = batch.Evaluate(net);
        for (var step = 0; step < 20; step++)
            batch.Step(net);
        Assert.InRange(batch.Evaluate(net), 0, before);
    }
}
