using NetGen.Tests.Golden;
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

    /// <summary>The golden file of a case.</summary>
    /// <exception cref="InvalidOperationException">
    /// The case is ill-conditioned: rounding errors grow too large in it.
    /// </exception>
    public static GoldenFile Compute(GoldenCase golden, out double difference)
    {
        var single = Compute(golden, float32);
        var reference = Compute(golden, float64);
        difference = Tensors(single).Zip(Tensors(reference)).Max(pair => Difference(pair.First, pair.Second));
        return difference < Conditioning
            ? single
            : throw new InvalidOperationException(
                $"'{golden.Name}' is ill-conditioned: single and double precision differ by {difference:E1}, "
                + $"more than {Conditioning:E1}; change its definition.");
    }

    private static GoldenFile Compute(GoldenCase golden, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var network = new TorchNetwork(golden.Definition, type);

        var input = network.Input(golden, 0).requires_grad_();
        var output = network.Forward(input);
        output.backward([network.OutputGradient(golden, 0)]);
        var backwardFrom = new GoldenBackwardFrom(Record(input.grad!), Gradients(network));

        var loss = network.HasLoss ? Backward(network, golden, 0) : (float?)null;
        var gradients = network.HasLoss ? Gradients(network) : null;
        var losses = network.Optimizer is null ? null : Train(network, golden);
        return new(
            golden.Definition,
            golden.Batches,
            Record(output),
            loss,
            gradients,
            backwardFrom,
            network.HasLoss ? losses : null,
            network.Optimizer is null ? null : network.Parameters.ToDictionary(p => p.Name, p => Record(p.Tensor)));
    }

    private static float[] Train(TorchNetwork network, GoldenCase golden)
    {
        var losses = new float[GoldenCase.Steps];
        for (var step = 0; step < losses.Length; step++)
        {
            losses[step] = Backward(network, golden, step);
            network.Optimizer!.step();
        }

        return losses;
    }

    // The gradient of the given step, from zero; without a loss from the gradient that stands in for it.
    private static float Backward(TorchNetwork network, GoldenCase golden, int step)
    {
        foreach (var parameter in network.Parameters)
            parameter.Tensor.grad = null;
        if (!network.HasLoss)
        {
            network.Forward(network.Input(golden, step)).backward([network.OutputGradient(golden, step)]);
            return float.NaN;
        }

        var loss = network.Loss(golden, step);
        loss.backward();
        return loss.to(float32).item<float>();
    }

    private static Dictionary<string, GoldenTensor> Gradients(TorchNetwork network)
        => network.Parameters.ToDictionary(parameter => parameter.Name, parameter => Record(parameter.Tensor.grad!));

    private static GoldenTensor Record(Tensor tensor)
        => GoldenTensor.Of(
            [.. tensor.shape.Select(size => (int)size)],
            tensor.detach().to(float32).contiguous().data<float>().ToArray(),
            MostElements);

    private static IEnumerable<float[]> Tensors(GoldenFile file)
        => new[] { file.Output.Values, file.BackwardFrom.InputGradient.Values, [file.Loss ?? 0] }
            .Concat((file.Losses ?? []).Select(loss => new[] { loss }))
            .Concat(new[] { file.BackwardFrom.Gradients, file.Gradients, file.Parameters }
                .OfType<Dictionary<string, GoldenTensor>>()
                .SelectMany(tensors => tensors.Values)
                .Select(tensor => tensor.Values));

    private static double Difference(float[] single, float[] reference)
    {
        var scale = Math.Max(reference.Max(Math.Abs), float.Epsilon);
        return single.Zip(reference).Max(pair => Math.Abs((double)pair.First - pair.Second) / scale);
    }
}
