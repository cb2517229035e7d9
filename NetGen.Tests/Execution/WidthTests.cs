using System.Globalization;

namespace NetGen.Tests.Execution;

/// <summary>
/// Widths on both sides of every vector's and tile's edge: each pair of them as the inputs and outputs of a layer, once
/// as a network's first layer and once as its second, with batches that leave remainders.
/// </summary>
public class WidthTests
{
    private static readonly int[] Narrow = [1, 2, 3, 10, 16, 17, 31, 32];

    private static readonly int[] All = [.. Narrow, 33, 48, 97];

    private static readonly string[] Definitions =
        [.. Square(Narrow).Concat(Square(All).Where(widths => widths.Max() > 32)).Select(Definition).Distinct()];

    private static readonly Lazy<Dictionary<string, CompiledNetwork>> Compiled = new(() =>
        NetworkHarness.Compile(Definitions).ToDictionary(network => network.Definition.Attributes));

    public static TheoryData<string> Networks => [.. Definitions];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_width_beside_every_other(string definition)
    {
        var compiled = Compiled.Value[definition];
        var net = compiled.Create(seed: 1);
        foreach (var size in (int[])[1, 5, 18])
        {
            var input = TrainingBatch.Values(compiled, size, seed: size).Input;
            var expected = new ReferenceNetwork(definition).CopyFrom(net).Predict(input);
            Close.Assert(expected, net.Predict(input), 1e-5, "output");
        }

        foreach (var size in (int[])[3, 17])
        {
            var reference = new ReferenceNetwork(definition).CopyFrom(net);
            var optimizer = new ReferenceOptimizer(definition, reference.Parameters);
            var batch = TrainingBatch.For(compiled, size, seed: size);
            var expected = reference.Loss(batch.Input, batch.Target);
            optimizer.Step(reference.Backward(batch.Input, batch.Target).Parameters);
            Close.Assert([expected], [batch.Step(net)], 1e-5, "loss");

            // A bias starts at 0, so what it holds after a step is its gradient, the sum of terms that may cancel.
            foreach (var parameter in reference.Parameters)
                Close.Assert(parameter.Values, net.ReadParameter(parameter.Name), 1e-4, parameter.Name);
        }
    }

    /// <summary>
    /// Triples (inputs, hidden, outputs) in which every pair of widths meets on each side: the rows, columns and
    /// symbols of a Latin square.
    /// </summary>
    private static IEnumerable<int[]> Square(int[] widths) =>
        from i in Enumerable.Range(0, widths.Length)
        from j in Enumerable.Range(0, widths.Length)
        select (int[])[widths[i], widths[j], widths[(i + j) % widths.Length]];

    private static string Definition(int[] widths)
    {
        // A softmax of one class has nothing to learn; the other widths share the losses out between them.
        var end = (widths.Sum() % 2, widths[2]) switch
        {
            (0, > 1) => "Softmax] [CrossEntropy",
            (_, < 10) => "Sigmoid] [BinaryCrossEntropy",
            _ => "Identity] [MeanSquaredError",
        };
        var activation = widths[1] % 3 == 0 ? "ReLU" : "Tanh";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[Network({widths[0]})] [Dense({widths[1]}), {activation}] [Dense({widths[2]}), {end}] [Sgd]");
    }
}
