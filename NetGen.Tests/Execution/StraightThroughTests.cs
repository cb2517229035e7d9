namespace NetGen.Tests.Execution;

/// <summary>
/// The straight-through estimator: the gradient is that of the network cut in two at the layer, where the gradient of the
/// second part's input is handed to the first part as that of its output, by the identity or, for Sign, where |x| ≤ 1.
/// The two parts have no such layer.
/// </summary>
public class StraightThroughTests
{
    /// <summary>The front's layers and the shape that they give, the layer, and the rest.</summary>
    private static readonly (string Input, string Front, string Shape, string Step, string Back)[] Networks =
    [
        ("5", "Dense(6)", "6", "Sign", "Dense(3)"),
        ("5", "Dense(40), Tanh", "40", "Sign", "Dense(33), Tanh, Dense(2)"),
        ("5", "Dense(6)", "6", "Round", "Dense(3)"),
        ("5", "Dense(6)", "6", "Threshold(0.1)", "Dense(3)"),
        ("5", "Dense(6)", "6", "ArgMax(OneHot = true)", "Dense(3)"),
        ("5", "Dense(17), Softmax", "17", "ArgMax(OneHot = true)", "Dense(3)"),
        ("2, 4, 5", "Conv2D(3, 2)", "3, 3, 4", "Sign", "Conv2D(2, 2)"),
        ("2, 4, 5", "Conv2D(3, 2)", "3, 3, 4", "Round", "MaxPool2D(2), Conv2D(2, 1)"),
        ("2, 4, 5", "Conv2D(3, 2), Tanh", "3, 3, 4", "ArgMax(OneHot = true)", "Flatten, Dense(3)"),
        ("3, 6", "Conv1D(4, 2)", "4, 5", "Threshold", "BatchNorm, Conv1D(2, 2)"),
        ("5", "Dense(6)", "6", "Sign", "Dropout(0)"),
        ("5", "Dense(6)", "6", "Round", "Identity"),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Networks.Length)];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> Compiled = new(() => NetworkHarness.Compile(
        Networks.SelectMany(network => (string[])[Whole(network), Front(network), Back(network)])));

    [Theory]
    [MemberData(nameof(All))]
    public void The_gradient_is_that_of_the_two_parts(int index)
    {
        var (wholeNetwork, frontNetwork, backNetwork) =
            (Compiled.Value[3 * index], Compiled.Value[(3 * index) + 1], Compiled.Value[(3 * index) + 2]);
        var whole = wholeNetwork.CreateGraph(seed: 1).Stir();
        IGraphNetwork front = frontNetwork.CreateGraph(), back = backNetwork.CreateGraph();
        var split = front.Parameters.Count;
        front.WriteParameters([.. whole.ReadParameters().Take(split)]);
        back.WriteParameters([.. whole.ReadParameters().Skip(split)]);
        foreach (var rows in (int[])[1, 5, 19])
        {
            var batch = GraphBatch.Draw(wholeNetwork.Definition, whole.OutputShapes, rows, seed: rows);
            var outputs = whole.Forward(batch.Inputs);
            var inputGradients = whole.BackwardToInputs(batch.OutputGradients);
            var gradients = whole.ReadGradients();

            var x = front.Forward(batch.Inputs)[0];
            Close.AssertTogether(outputs, back.Forward([Step(Networks[index].Step, x, rows)]), 1e-12, "output");
            var g = back.BackwardToInputs(batch.OutputGradients)[0];
            if (Networks[index].Step == "Sign")
                g = [.. g.Select((value, i) => Math.Abs(x[i]) <= 1 ? value : 0)];
            Close.AssertTogether(front.BackwardToInputs([g]), inputGradients, 1e-12, "input's gradient");
            Close.AssertTogether([.. front.ReadGradients(), .. back.ReadGradients()], gradients, 1e-12, "gradient");
            Assert.Contains(front.ReadGradients()[0], value => value != 0);

            double[] Step(string step, double[] values, int count) => step switch
            {
                "Sign" => [.. values.Select(value => (double)Math.Sign(value))],
                "Round" => [.. values.Select(value => Math.Round(value, MidpointRounding.ToEven))],
                "Threshold" => [.. values.Select(value => value > 0 ? 1.0 : 0)],
                "Threshold(0.1)" => [.. values.Select(value => value > 0.1 ? 1.0 : 0)],
                _ => OneHot(values, front.OutputShapes[0], count),
            };
        }
    }

    private static double[] OneHot(double[] values, int[] shape, int rows)
    {
        var result = new double[values.Length];
        var positions = shape.Skip(1).Aggregate(1, (product, size) => product * size);
        for (var row = 0; row < rows; row++)
        {
            for (var position = 0; position < positions; position++)
            {
                var first = (row * shape[0] * positions) + position;
                var largest = Enumerable.Range(0, shape[0]).MaxBy(channel => values[first + (channel * positions)]);
                result[first + (largest * positions)] = 1;
            }
        }

        return result;
    }

    private static string Whole((string Input, string Front, string Shape, string Step, string Back) network)
    {
        var step = network.Step.EndsWith(')') ? network.Step[..^1] + ", " : network.Step + "(";
        return Definition(network.Input, $"{network.Front}, {step}StraightThrough = true), {network.Back}");
    }

    private static string Front((string Input, string Front, string Shape, string Step, string Back) network) =>
        Definition(network.Input, network.Front);

    private static string Back((string Input, string Front, string Shape, string Step, string Back) network) =>
        Definition(network.Shape, network.Back);

    private static string Definition(string input, string layers) =>
        $"[Network({input}, Precision = Precision.Double)] [{layers}]";
}
