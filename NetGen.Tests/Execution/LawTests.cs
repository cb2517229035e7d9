namespace NetGen.Tests.Execution;

/// <summary>What holds of every network whatever its numbers are.</summary>
public class LawTests
{
    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void A_fused_step_is_forward_backward_and_update_bit_for_bit(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        INetworkUnderTest fused = compiled.Create(seed: 1), parts = compiled.Create(seed: 1);
        var seed = 0;
        foreach (var size in (int[])[1, 7, 8, 9, 61, 64, 600, 1100, 2, 512, 513])
        {
            var batch = TrainingBatch.For(compiled, size, ++seed);
            var fusedLoss = batch.Step(fused);
            parts.Forward(batch.Input);
            var partsLoss = batch.Backward(parts);
            parts.Step();
            Close.AssertBits([partsLoss], [fusedLoss], $"loss of a batch of {size}");
            Close.AssertBits(parts.ReadParameters(), fused.ReadParameters(), $"parameters after a batch of {size}");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void A_class_index_and_its_distribution_are_the_same_target(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var batch = TrainingBatch.For(compiled, 11);
        if (batch.Classes is null)
            return;

        INetworkUnderTest byIndex = compiled.Create(seed: 1), byDistribution = compiled.Create(seed: 1);
        Close.Assert(
            [byIndex.Evaluate(batch.Input, batch.Classes)],
            [byDistribution.Evaluate(batch.Input, batch.Target)],
            1e-6,
            "loss");
        byIndex.Forward(batch.Input);
        byDistribution.Forward(batch.Input);
        Close.Assert([byIndex.Backward(batch.Classes)], [byDistribution.Backward(batch.Target)], 1e-6, "loss");
        foreach (var (expected, actual) in byIndex.ReadGradients().Zip(byDistribution.ReadGradients()))
            Close.Assert(expected, actual, 1e-5, "gradient");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void Predict_gives_what_Forward_gives(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 2);
        foreach (var size in (int[])[1, 7, 8, 9, 61, 64, 600])
        {
            var input = TrainingBatch.Values(compiled, size, seed: size).Input;
            Close.Assert(net.Forward(input).ToArray(), net.Predict(input), 1e-6, "output");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void A_batch_is_predicted_as_its_examples_are(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 2);
        foreach (var size in (int[])[2, 17, 65])
        {
            var input = TrainingBatch.Values(compiled, size, seed: size).Input;
            float[] oneByOne = [.. input.Chunk(net.InputSize).SelectMany(x => net.Predict(x))];
            Close.Assert(oneByOne, net.Predict(input), 1e-6, "output");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Predict_and_Evaluate_change_nothing(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        INetworkUnderTest asked = compiled.Create(seed: 3), left = compiled.Create(seed: 3);
        for (var step = 1; step <= 3; step++)
        {
            var batch = TrainingBatch.For(compiled, 10, seed: step);
            var other = TrainingBatch.For(compiled, 33, seed: -step);
            foreach (var net in (INetworkUnderTest[])[asked, left])
            {
                Ask(net);
                net.Forward(batch.Input);
                Ask(net);
                batch.Backward(net);
                Ask(net);
                net.Step();
            }

            Close.AssertBits(left.ReadParameters(), asked.ReadParameters(), "parameters");
            Close.AssertBits([batch.Evaluate(left)], [batch.Evaluate(asked)], "loss");

            void Ask(INetworkUnderTest net)
            {
                if (net == asked)
                {
                    other.Evaluate(net);
                    net.Predict(other.Input);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void A_seed_decides_the_weights(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        Close.AssertBits(compiled.Create(42).ReadParameters(), compiled.Create(42).ReadParameters(), "parameters");
        Close.AssertBits(
            compiled.Create(42).ReadParameters(),
            compiled.Create(new NetworkOptions { Seed = 42 }).ReadParameters(),
            "parameters");
        INetworkUnderTest one = compiled.Create(42), other = compiled.Create(43);
        foreach (var weight in one.Parameters.Where(p => p.Name.EndsWith(".weight", StringComparison.Ordinal)))
            Assert.NotEqual(one.ReadParameter(weight.Name), other.ReadParameter(weight.Name));
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Training_is_repeatable(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        Close.AssertBits(Train(), Train(), "parameters");

        List<float[]> Train()
        {
            var net = compiled.Create(seed: 5);
            for (var step = 1; step <= 3; step++)
                TrainingBatch.For(compiled, 50, seed: step).Step(net);
            return net.ReadParameters();
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.Trainable), MemberType = typeof(NetworkCatalogue))]
    public void Parameters_read_back_as_they_were_written(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        INetworkUnderTest source = compiled.Create(seed: 6), copy = compiled.Create(seed: 7);
        TrainingBatch.For(compiled, 8).Step(source);
        foreach (var (parameter, values) in copy.Parameters.Zip(source.ReadParameters()))
            parameter.CopyFrom(values);
        Close.AssertBits(source.ReadParameters(), copy.ReadParameters(), "parameters");

        // Whatever else the network keeps of its weights must have followed: inference and training see the copy.
        var batch = TrainingBatch.For(compiled, 20, seed: 2);
        Close.AssertBits(source.Predict(batch.Input), copy.Predict(batch.Input), "output");
        source.Forward(batch.Input);
        copy.Forward(batch.Input);
        Close.AssertBits([batch.Backward(source)], [batch.Backward(copy)], "loss");
        Close.AssertBits(source.ReadGradients(), copy.ReadGradients(), "gradient");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void The_members_describe_the_network(string definition)
    {
        var net = NetworkCatalogue.Get(definition).Create();
        var reference = new ReferenceNetwork(definition);
        Assert.Equal(reference.InputSize, net.InputSize);
        Assert.Equal(reference.OutputSize, net.OutputSize);
        Assert.Equal([reference.InputSize], net.InputShape.ToArray());
        Assert.Equal([reference.OutputSize], net.OutputShape.ToArray());
        Assert.Equal(reference.Parameters.Select(p => p.Name), net.Parameters.Select(p => p.Name));
        Assert.Equal(reference.Parameters.Select(p => p.Shape), net.Parameters.Select(p => p.Shape.ToArray()));
        Assert.Equal(reference.Parameters.Select(p => p.Values.Length), net.Parameters.Select(p => p.Length));
        Assert.Equal(reference.Parameters.Sum(p => p.Values.Length), net.ParameterCount);
        foreach (var layer in ReferenceDefinition.Read(definition).OfType<LayerAttribute>())
        {
            var name = layer.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
            Assert.Contains(name, net.Summary, StringComparison.Ordinal);
        }
    }
}
