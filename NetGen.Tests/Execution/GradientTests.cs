namespace NetGen.Tests.Execution;

/// <summary>
/// Outputs, losses and gradients of the generated code against <see cref="ReferenceNetwork"/>, whose gradients are
/// differences of a forward pass in double precision.
/// </summary>
public class GradientTests
{
    private const double Tolerance = 2e-5;

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void Predict_gives_the_outputs(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 3);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        foreach (var size in (int[])[1, 2, 19])
        {
            var batch = TrainingBatch.Values(compiled, size, seed: size);
            Close.Assert(reference.Predict(batch.Input), net.Predict(batch.Input), 1e-5, "output");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.WithLoss), MemberType = typeof(NetworkCatalogue))]
    public void Backward_gives_the_loss_and_the_gradient_of_every_parameter(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        foreach (var size in (int[])[1, 5])
        {
            Check(compiled, TrainingBatch.For(compiled, size, seed: size));
            Check(compiled, TrainingBatch.Values(compiled, size, seed: size));
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.All), MemberType = typeof(NetworkCatalogue))]
    public void BackwardFrom_gives_the_gradient_of_parameters_and_of_the_input(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 4);
        var reference = new ReferenceNetwork(definition).CopyFrom(net);
        foreach (var size in (int[])[1, 5])
        {
            var input = TrainingBatch.Values(compiled, size, seed: size).Input;
            var outputGradient = TrainingBatch.Draw(new Random(size), size * net.OutputSize, -1, 1);
            var expected = reference.BackwardFrom(input, outputGradient);

            net.Forward(input);
            net.BackwardFrom(outputGradient);
            CheckGradients(net, expected);

            var inputGradient = new float[input.Length];
            net.Forward(input);
            net.BackwardFrom(outputGradient, inputGradient);
            CheckGradients(net, expected);
            Close.Assert(expected.Input, inputGradient, Tolerance, "input gradient");
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.WithLoss), MemberType = typeof(NetworkCatalogue))]
    public void The_gradient_of_a_batch_is_the_mean_over_its_examples(string definition)
    {
        const int size = 13;
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 5);
        var batch = TrainingBatch.Values(compiled, size);
        net.Forward(batch.Input);
        net.Backward(batch.Target);
        var whole = net.ReadGradients();

        var mean = whole.Select(gradient => new double[gradient.Length]).ToList();
        for (var example = 0; example < size; example++)
        {
            net.Forward(batch.Input.AsSpan(example * net.InputSize, net.InputSize));
            net.Backward(batch.Target.AsSpan(example * net.OutputSize, net.OutputSize));
            foreach (var (sum, gradient) in mean.Zip(net.ReadGradients()))
            {
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += gradient[i] / (double)size;
            }
        }

        for (var p = 0; p < mean.Count; p++)
            Close.Assert(mean[p], whole[p], 1e-5, "gradient");
    }

    [Theory]
    [MemberData(nameof(NetworkCatalogue.WithLoss), MemberType = typeof(NetworkCatalogue))]
    public void A_gradient_replaces_the_one_before(string definition)
    {
        var compiled = NetworkCatalogue.Get(definition);
        var net = compiled.Create(seed: 6);
        var first = Gradients(TrainingBatch.For(compiled, 9, seed: 1));
        Gradients(TrainingBatch.For(compiled, 24, seed: 2));
        Close.AssertBits(first, Gradients(TrainingBatch.For(compiled, 9, seed: 1)), "gradient");

        List<float[]> Gradients(TrainingBatch batch)
        {
            net.Forward(batch.Input);
            batch.Backward(net);
            return net.ReadGradients();
        }
    }

    private static void Check(CompiledNetwork compiled, TrainingBatch batch)
    {
        var net = compiled.Create(seed: 3);
        var reference = new ReferenceNetwork(compiled.Definition.Attributes).CopyFrom(net);
        net.Forward(batch.Input);
        var loss = batch.Backward(net);
        var expected = reference.Loss(batch.Input, batch.Target);
        Close.Assert([expected], [loss], 1e-5, "loss");
        Close.Assert([expected], [batch.Evaluate(net)], 1e-5, "evaluated loss");
        CheckGradients(net, reference.Backward(batch.Input, batch.Target));
    }

    private static void CheckGradients(INetworkUnderTest net, ReferenceGradient expected)
    {
        var actual = net.ReadGradients();
        Assert.Equal(expected.Parameters.Count, actual.Count);
        foreach (var (parameter, gradient) in net.Parameters.Zip(expected.Parameters))
        {
            var values = new float[parameter.Length];
            parameter.CopyGradientTo(values);
            Close.Assert(gradient, values, Tolerance, $"gradient of {parameter.Name}");
        }
    }
}
