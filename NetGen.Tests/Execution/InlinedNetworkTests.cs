namespace NetGen.Tests.Execution;

/// <summary>
/// A network that is a layer computes, bit for bit, what its layers do where they are written out in its place: forward,
/// loss and training, with one seed and so with the same random numbers.
/// </summary>
public class InlinedNetworkTests
{
    private const string Stack =
        """
        /// <summary>The inner network.</summary>
        [Network(6), Dense(5, L2 = 0.01, MaxNorm = 2), BatchNorm, ReLU, Dropout(0.3), Dense(4), MeanSquaredError, Sgd, L1(0.5)]
        public partial class Encoder;
        """;

    private const string Picture =
        """
        /// <summary>The inner network.</summary>
        [Network(2, 6, 6), Conv2D(3, 3, Padding = Padding.Same), BatchNorm, PReLU, MaxPool2D(2), GaussianNoise(0.1)]
        public partial class Encoder;
        """;

    private const string Branches =
        """
        /// <summary>The inner network.</summary>
        [Network, Input("left", 4), Dense(4, Name = "stem"), Tanh, Add("left")]
        [Input("right", 3), Dense(4), Multiply("add1"), Dropout(0.2)]
        [From("stem"), Dense(2, Name = "head"), Output("dropout1", "head")]
        public partial class Merge;
        """;

    private const string Nested =
        """
        /// <summary>The innermost network.</summary>
        [Network(3), Dense(4), Dropout(0.1), SiLU] public partial class Stem;
        /// <summary>One around it.</summary>
        [Network(3), Layer<Stem>, GaussianNoise(0.1), Layer<Head>(Name = "top")] public partial class Body;
        /// <summary>Another within.</summary>
        [Network(4), Dense(5), LayerNorm] public partial class Head;
        /// <summary>One around both.</summary>
        [Network(3), Layer<Body>, Dropout(0.2), Dense(4), Add("body.stem.dense1", "body.stem.silu1", Name = "sum")]
        [From("body.top"), Dense(4), Add("sum")]
        public partial class Whole;
        """;

    // What is the same: the other definitions, the one with the network as a layer, the one with its layers.
    private static readonly (string Others, string Inlined, string Flat)[] Pairs =
    [
        (Stack,
            "[Network(6)] [Layer<Encoder>] [Tanh, GaussianNoise(0.1), Dense(3)] [MeanSquaredError(TargetNoise = 0.1)] [Adam]",
            """
            [Network(6)] [Dense(5, L2 = 0.01, MaxNorm = 2), BatchNorm, ReLU, Dropout(0.3), Dense(4)]
            [Tanh, GaussianNoise(0.1), Dense(3)] [MeanSquaredError(TargetNoise = 0.1)] [Adam]
            """),
        (Stack,
            """
            [Network(6)] [Dense(6), Layer<Encoder>, Dropout(0.5)]
            [Dense(2), Softmax] [CrossEntropy] [L2(0.1)] [Sgd(Momentum = 0.9)]
            """,
            """
            [Network(6)] [Dense(6), Dense(5, L2 = 0.01, MaxNorm = 2), BatchNorm, ReLU, Dropout(0.3), Dense(4), Dropout(0.5)]
            [Dense(2), Softmax] [CrossEntropy] [L2(0.1)] [Sgd(Momentum = 0.9)]
            """),
        (Picture,
            "[Network(2, 6, 6)] [Layer<Encoder>] [Flatten, Dropout(0.1), Dense(3)] [MeanSquaredError] [Adam]",
            """
            [Network(2, 6, 6)] [Conv2D(3, 3, Padding = Padding.Same), BatchNorm, PReLU, MaxPool2D(2), GaussianNoise(0.1)]
            [Flatten, Dropout(0.1), Dense(3)] [MeanSquaredError] [Adam]
            """),
        (Branches,
            """
            [Network, Input("a", 4), Input("b", 3)] [From("a"), Dense(4), Layer<Merge>(Inputs = ["b"])]
            [Concat("merge.head", "merge.stem"), Dense(2)] [MeanSquaredError] [Adam]
            """,
            """
            [Network, Input("a", 4), Input("b", 3)] [From("a"), Dense(4, Name = "in"), Dense(4, Name = "stem"), Tanh, Add("in")]
            [From("b"), Dense(4), Multiply("add1"), Dropout(0.2)] [From("stem"), Dense(2, Name = "head")]
            [From("dropout1"), Concat("head", "stem"), Dense(2)] [MeanSquaredError] [Adam]
            """),
        (Nested,
            """
            [Network(3)] [Layer<Whole>, ReLU, Dropout(0.5), Dense(2)] [From("whole.body.stem"), Dense(2), Add("dense1")]
            [MeanSquaredError] [Adam]
            """,
            """
            [Network(3)] [Dense(4), Dropout(0.1), SiLU(Name = "stem"), GaussianNoise(0.1), Dense(5), LayerNorm(Name = "top")]
            [Dropout(0.2), Dense(4), Add("dense1", "stem", Name = "sum")]
            [From("top"), Dense(4), Add("sum")] [ReLU, Dropout(0.5), Dense(2, Name = "out")] [From("stem"), Dense(2), Add("out")]
            [MeanSquaredError] [Adam]
            """),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Pairs.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Inlined_networks_are_their_layers_written_out(int pair) => Compare(pair, isDouble: false);

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_in_double_precision(int pair) => Compare(pair, isDouble: true);

    [Fact]
    public void Parameters_have_the_names_of_the_networks_before_theirs()
    {
        var network = NetworkHarness.Compile(Definitions(isDouble: false))[8].CreateGraph();
        Assert.Equal(
            [
                "whole.body.stem.dense1.weight", "whole.body.stem.dense1.bias",
                "whole.body.top.dense1.weight", "whole.body.top.dense1.bias",
                "whole.body.top.layernorm1.weight", "whole.body.top.layernorm1.bias",
                "whole.dense1.weight", "whole.dense1.bias", "whole.dense2.weight", "whole.dense2.bias",
                "dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias",
            ],
            network.Parameters.Select(parameter => parameter.Name));
        var body = network.Parameters.Under("whole").Under("body");
        Assert.Equal("stem.dense1.weight [4, 3]", body[0].ToString());
    }

    private static void Compare(int pair, bool isDouble)
    {
        var compiled = NetworkHarness.Compile(Definitions(isDouble));
        var (inlined, flat) = (compiled[2 * pair].CreateGraph(seed: 3), compiled[(2 * pair) + 1].CreateGraph(seed: 3));
        AssertSame(inlined, flat);
        Assert.Equal(flat.ParameterCount, inlined.ParameterCount);
        var batch = GraphBatch.Draw(compiled[(2 * pair) + 1].Definition, flat.OutputShapes, rows: 37, seed: 4);
        AssertSame(inlined.Predict(batch.Inputs), flat.Predict(batch.Inputs));
        AssertSame(inlined.Forward(batch.Inputs), flat.Forward(batch.Inputs));
        Assert.Equal(flat.Backward(batch.Targets), inlined.Backward(batch.Targets));
        AssertSame(inlined.ReadGradients(), flat.ReadGradients());
        inlined.Step();
        flat.Step();
        for (var step = 0; step < 10; step++)
            Assert.Equal(flat.Step(batch.Inputs, batch.Targets), inlined.Step(batch.Inputs, batch.Targets));
        AssertSame(inlined, flat);
        Assert.Equal(flat.Evaluate(batch.Inputs, batch.Targets), inlined.Evaluate(batch.Inputs, batch.Targets));
    }

    private static List<NetworkDefinition> Definitions(bool isDouble) =>
    [
        .. Pairs.SelectMany(pair => (NetworkDefinition[])
        [
            new(WithPrecision(pair.Inlined, isDouble)) { Others = pair.Others },
            new(WithPrecision(pair.Flat, isDouble)),
        ]),
    ];

    private static string WithPrecision(string attributes, bool isDouble)
    {
        const string Network = "[Network";
        const string Precision = "Precision = Precision.Double";
        if (!isDouble)
            return attributes;
        var rest = attributes[Network.Length..];
        return rest[0] == '('
            ? $"{Network}{rest.Insert(rest.IndexOf(')', StringComparison.Ordinal), ", " + Precision)}"
            : $"{Network}({Precision}){rest}";
    }

    private static void AssertSame(IGraphNetwork inlined, IGraphNetwork flat) =>
        AssertSame(inlined.ReadParameters(), flat.ReadParameters());

    private static void AssertSame(IReadOnlyList<double[]> inlined, IReadOnlyList<double[]> flat)
    {
        Assert.Equal(flat.Count, inlined.Count);
        foreach (var (left, right) in inlined.Zip(flat))
            Assert.Equal(right, left);
    }
}
