using NetGen.Tests.Golden;
using NetGen.Tests.Support;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>Computes what a golden file holds.</summary>
internal static class GoldenComputation
{
    // Larger tensors are sampled.
    private const int MostElements = 600;

    // How far single and double precision may differ, relative to the largest element of each tensor: less than a third
    // of what the tests allow, so that rounding alone does not fail a correct implementation.
    private const double Conditioning = 3e-6;

    /// <summary>The golden file of a case, in the precision of its network.</summary>
    /// <exception cref="InvalidOperationException">
    /// The case is ill-conditioned: rounding errors grow too large in it.
    /// </exception>
    public static GoldenFile Compute(GoldenCase golden, out double difference)
    {
        var single = Compute(golden, float32);
        var reference = Compute(golden, float64);
        difference = Tensors(single).Zip(Tensors(reference)).Max(pair => Difference(pair.First, pair.Second));
        if (difference >= Conditioning)
        {
            throw new InvalidOperationException(
                $"'{golden.Name}' is ill-conditioned: single and double precision differ by {difference:E1}, "
                + $"more than {Conditioning:E1}; change its definition.");
        }

        return DefinitionGraph.Read(golden.Definition).IsDouble ? reference : single;
    }

    private static GoldenFile Compute(GoldenCase golden, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var trained = Train(golden, type);
        var (outputs, loss, gradients) = Backward(golden, type);
        var inference = Infer(new TorchNetwork(golden, type));
        var isSame = inference.Loss == loss
            && inference.Outputs.Zip(outputs).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
        return new(
            golden.Definition,
            golden.Batches,
            outputs,
            loss,
            gradients,
            BackwardFrom(golden, type),
            isSame ? null : inference,
            trained?.Losses,
            trained?.Network.Parameters.All.ToDictionary(p => p.Name, p => Record(p.Tensor)),
            isSame || trained is null ? null : Infer(trained.Value.Network));
    }

    // The outputs of the first batch and, with a loss, the loss and its gradients.
    private static (GoldenTensor[] Outputs, float? Loss, Dictionary<string, GoldenTensor>? Gradients) Backward(
        GoldenCase golden, ScalarType type)
    {
        var network = new TorchNetwork(golden, type);
        var values = network.Forward(network.Inputs(0), isTraining: true);
        GoldenTensor[] outputs = [.. network.Outputs(values).Select(Record)];
        if (!network.HasLoss)
            return (outputs, null, null);
        var loss = network.Loss(values, 0, isTraining: true);
        loss.backward();
        return (outputs, Scalar(loss), Gradients(network));
    }

    private static GoldenBackwardFrom BackwardFrom(GoldenCase golden, ScalarType type)
    {
        var network = new TorchNetwork(golden, type);
        var inputs = network.Inputs(0);
        var numbers = network.Graph.Inputs
            .Where(input => input.Count is null).Select(input => inputs[input.Name]).ToList();
        foreach (var input in numbers)
            input.requires_grad_();
        var given = network.GivenGradient(network.Forward(inputs, isTraining: true), 0);
        if (given.requires_grad)
            given.backward();
        return new([.. numbers.Select(input => Record(Gradient(input)))], Gradients(network));
    }

    private static GoldenInference Infer(TorchNetwork network)
    {
        using var _ = no_grad();
        var values = network.Forward(network.Inputs(0), isTraining: false);
        return new(
            [.. network.Outputs(values).Select(Record)],
            network.HasLoss ? Scalar(network.Loss(values, 0, isTraining: false)) : null);
    }

    private static (TorchNetwork Network, float[]? Losses)? Train(GoldenCase golden, ScalarType type)
    {
        var network = new TorchNetwork(golden, type);
        if (network.Graph.Optimizer is null)
            return null;
        var training = new TorchTraining(network);
        var losses = new float[GoldenCase.Steps];
        for (var step = 0; step < losses.Length; step++)
        {
            network.Parameters.Clear();
            var values = network.Forward(network.Inputs(step), isTraining: true);
            var loss = network.HasLoss
                ? network.Loss(values, step, isTraining: true)
                : network.GivenGradient(values, step);
            loss.backward();
            losses[step] = Scalar(loss);
            training.Step(network.HasLoss ? losses[step] : null);
        }

        return (network, network.HasLoss ? losses : null);
    }

    private static Dictionary<string, GoldenTensor> Gradients(TorchNetwork network)
        => network.Parameters.Trainable.ToDictionary(
            parameter => parameter.Name, parameter => Record(Gradient(parameter.Tensor)));

    // Torch leaves none where no way leads back, which is a gradient of 0.
    private static Tensor Gradient(Tensor tensor) => tensor.grad ?? zeros_like(tensor);

    private static float Scalar(Tensor tensor) => tensor.detach().to(float32).item<float>();

    private static GoldenTensor Record(Tensor tensor)
        => GoldenTensor.Of(
            [.. tensor.shape.Select(size => (int)size)],
            tensor.detach().to(float32).contiguous().data<float>().ToArray(),
            MostElements);

    private static IEnumerable<float[]> Tensors(GoldenFile file)
        => file.Outputs.Concat(file.BackwardFrom.InputGradients)
            .Concat(new[] { file.Inference, file.TrainedInference }
                .OfType<GoldenInference>()
                .SelectMany(inference => inference.Outputs))
            .Concat(new[] { file.BackwardFrom.Gradients, file.Gradients, file.Parameters }
                .OfType<Dictionary<string, GoldenTensor>>()
                .SelectMany(tensors => tensors.Values))
            .Select(tensor => tensor.Values)
            .Concat(new[] { file.Loss, file.Inference?.Loss, file.TrainedInference?.Loss }.OfType<float>()
                .Concat(file.Losses ?? []).Select(loss => new[] { loss }));

    private static double Difference(float[] single, float[] reference)
    {
        var scale = Math.Max(reference.Max(Math.Abs), float.Epsilon);
        return single.Zip(reference).Max(pair => Math.Abs((double)pair.First - pair.Second) / scale);
    }
}
