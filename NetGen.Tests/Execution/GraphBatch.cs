using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// A batch of random examples for any network: inputs with targets that fit its losses, and gradients of its outputs
/// for <see cref="IGraphNetwork.BackwardFrom"/>. Every number is one of single precision, so that networks of both
/// precisions get the same.
/// </summary>
/// <param name="Rows">The number of examples.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Targets">The target of each loss.</param>
/// <param name="OutputGradients">A number for each element of each output.</param>
internal sealed record GraphBatch(
    int Rows, double[][] Inputs, GraphTargets Targets, double[][] OutputGradients)
{
    /// <summary>
    /// Draws a batch. Class indices include some that the loss ignores, where the definition names one.
    /// </summary>
    /// <param name="network">The definition.</param>
    /// <param name="outputShapes">The shapes of its outputs.</param>
    /// <param name="rows">The number of examples.</param>
    /// <param name="seed">What the numbers are drawn from.</param>
    /// <param name="areIndices">Whether losses over classes get indices, or distributions.</param>
    public static GraphBatch Draw(
        NetworkDefinition network, IReadOnlyList<int[]> outputShapes, int rows, int seed = 1, bool areIndices = true)
    {
        var random = new Random(seed);
        var graph = network.Graph;
        double[][] inputs =
        [
            .. graph.Inputs.Select(input => input.Count is { } count
                ? Array.ConvertAll(Numbers(rows * input.Size, 0, count), Math.Floor)
                : Numbers(rows * input.Size, -1.5, 1.5)),
        ];
        double[][] targets =
            [.. graph.Losses.Select((loss, i) => Target(loss, outputShapes[i]))];
        double[][] gradients = [.. outputShapes.Select(shape => Numbers(rows * Size(shape), -1, 1))];
        return new(rows, inputs, new(targets, areIndices), gradients);

        double[] Numbers(int count, double from, double to) =>
            [.. Enumerable.Range(0, count).Select(_ => (double)(float)(from + ((to - from) * random.NextDouble())))];

        double[] Target(DefinitionLoss loss, int[] shape)
        {
            if (loss.Attribute.Name == "BinaryCrossEntropy")
                return Numbers(rows * Size(shape), 0, 1);
            if (!loss.TakesIndices)
                return Numbers(rows * Size(shape), -2, 2);
            return areIndices ? Indices(loss, rows * Size(shape) / shape[0], shape[0]) : Distributions(shape);
        }

        // At least the first counts: the mean over no example is none.
        double[] Indices(DefinitionLoss loss, int count, int classes)
        {
            var mayIgnore = loss.Attribute.Named.ContainsKey("IgnoreIndex");
            var indices = Array.ConvertAll(Numbers(count, 0, classes), Math.Floor);
            for (var i = 0; i < count; i++)
            {
                if (mayIgnore && i % 4 == 3)
                    indices[i] = loss.IgnoreIndex;
            }

            return indices;
        }

        // Probabilities along the first axis at each position.
        double[] Distributions(int[] shape)
        {
            var values = Numbers(rows * Size(shape), 0, 1);
            var positions = Size(shape) / shape[0];
            for (var row = 0; row < rows; row++)
            {
                for (var position = 0; position < positions; position++)
                {
                    var first = (row * Size(shape)) + position;
                    var sum = Enumerable.Range(0, shape[0]).Sum(i => values[first + (i * positions)]);
                    for (var i = 0; i < shape[0]; i++)
                        values[first + (i * positions)] = (float)(values[first + (i * positions)] / sum);
                }
            }

            return values;
        }
    }

    /// <summary>Some of the examples. Targets are cut where a target has as many elements for every example.</summary>
    public GraphBatch Part(int first, int rows) => new(
        rows,
        Cut(Inputs, first, rows),
        Targets with { Values = Cut(Targets.Values, first, rows) },
        Cut(OutputGradients, first, rows));

    private static int Size(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    private double[][] Cut(double[][] tensors, int first, int rows) =>
        [.. tensors.Select(tensor => tensor.AsSpan(first * (tensor.Length / Rows), rows * (tensor.Length / Rows)).ToArray())];
}
