using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Graph;
using NetGen.Generator.Lowering;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Lowering;

public class NetworkPlanTests
{
    private static readonly InitializerSpec Default = new(InitializerKind.Default, double.NaN);

    /// <summary>The plan of a chain of layers.</summary>
    private static NetworkPlan Plan(LossSpec? loss, params LayerSpec[] layers) => NetworkPlan.Of(new(
        new TypeSpec("", ["partial class Net"], "Net", HintName: "Net.g.cs"),
        NetGen.Analyzers.Model.Precision.Single,
        [new InputSpec(0, "input", TensorShape.Vector(20))],
        layers.Select((layer, i) => new LayerNode(
            layer, [WireTo(i == 0 ? Source.OfInput(0) : Source.OfLayer(i - 1), "before")])).ToEquatableArray(),
        [new OutputSpec(WireTo(Source.OfLayer(layers.Length - 1), layers[^1].Name))],
        loss is null ? [] : [loss],
        new Sgd(9, 0.01, 0, 0, false, 0),
        []));

    /// <summary>The plan of a definition's attributes, below <c>[Network]</c> and perhaps of a graph.</summary>
    private static NetworkPlan Plan(string attributes) =>
        NetworkPlan.Of(Definitions.SpecOf($"using NetGen; [{attributes}] partial class Net;"));

    private static Wire WireTo(Source source, string name) => new(source, 0, null, name);

    private static Dense Dense(int number, int units, InitializerSpec? initializer = null) =>
        new(number, "dense" + number, units, true, initializer ?? Default, 0);

    private static string Names(IEnumerable<Kernel> kernels) => string.Join(" ", kernels.Select(kernel => kernel.GetType().Name));

    [Fact]
    public void Activations_are_fused_with_the_products_around_them()
    {
        var plan = Plan(new CrossEntropy(8), Dense(1, 40), new ReLU(2, "relu1"), Dense(2, 10), new Softmax(4, "softmax1"));
        Assert.Equal("LinearForward LinearForward", Names(plan.Forward));
        Assert.NotNull(((LinearForward)plan.Forward[0]).Map);
        Assert.Equal("OperationForward", Names(plan.Output));
        Assert.IsType<SoftmaxOperation>(((OperationForward)plan.Output[0]).Of);
        Assert.Equal("LinearInputGradient LinearParameterGradient LinearParameterGradient", Names(plan.Backward));
        Assert.NotNull(((LinearInputGradient)plan.Backward[0]).Through);
        var loss = Assert.Single(plan.Losses);
        Assert.Equal("dense2", loss.Read.Name);
        Assert.Equal("dense2Gradient", loss.Gradient.Name);
    }

    [Fact]
    public void The_default_initializer_fits_the_activation_that_follows()
    {
        var plan = Plan(
            new MeanSquaredError(8),
            Dense(1, 4), new ReLU(2, "relu1"),
            Dense(2, 4), new Identity(4, "identity1"), new ReLU(5, "relu2"),
            Dense(3, 4), new Tanh(7, "tanh1"),
            Dense(4, 4, new(InitializerKind.Normal, 0.3)), new ReLU(10, "relu3"),
            Dense(5, 4));
        var kinds = plan.Graph.Parameters.Where(slot => slot.Spec.Shape.Rank == 2).Select(slot => slot.Spec.Initializer.Kind);
        Assert.Equal(
            [
                InitializerKind.HeUniform, InitializerKind.HeUniform, InitializerKind.GlorotUniform,
                InitializerKind.Normal, InitializerKind.GlorotUniform,
            ],
            kinds);
    }

    [Fact]
    public void The_gradient_of_the_input_is_no_part_of_the_backward_pass()
    {
        var plan = Plan(new MeanSquaredError(8), Dense(1, 3));
        Assert.Equal("LinearParameterGradient", Names(plan.Backward));
        Assert.Equal("LinearInputGradient UnpackInputGradient", Names(plan.ToInput));
        Assert.Empty(plan.Transposed);
    }

    [Fact]
    public void A_second_activation_is_a_kernel_of_its_own()
    {
        var plan = Plan(
            new MeanSquaredError(8), new Tanh(0, "tanh1"), Dense(1, 5), new ReLU(2, "relu1"), new Tanh(3, "tanh2"), Dense(2, 2));
        Assert.Equal("PackInput OperationForward LinearForward OperationForward LinearForward", Names(plan.Forward));
        Assert.Equal(
            "LinearInputGradient LinearParameterGradient OperationBackward LinearParameterGradient",
            Names(plan.Backward));
    }

    [Fact]
    public void A_network_without_parameters_has_an_empty_backward_pass()
    {
        var plan = Plan(null, new Softmax(0, "softmax1"));
        Assert.Empty(plan.Backward);
        Assert.Equal("PackOutputGradient", Names(plan.FromOutput));
        Assert.Equal("OperationBackward UnpackInputGradient", Names(plan.ToInput));
    }

    private const string Residual = """
        Network(3, 8, 8), Conv2D(4, 3), BatchNorm, ReLU(Name = "trunk"), Conv2D(4, 3, Padding = Padding.Same), BatchNorm,
        Add("trunk"), ReLU, GlobalAvgPool2D, Dense(2), MeanSquaredError, Sgd
        """;

    [Fact]
    public void Batch_normalisation_takes_a_sum_and_an_activation_along()
    {
        var plan = Plan(Residual);
        Assert.Equal(
            "PackInput ConvolutionForward OperationForward ConvolutionForward OperationForward OperationForward LinearForward",
            Names(plan.Forward));
        var last = (OperationForward)plan.Forward[4];
        Assert.Equal(("trunk", "relu2"), (last.Residual!.Name, last.Output.Name));
        Assert.Null(((OperationForward)plan.Forward[2]).Sum);

        // The mean's gradient goes through the activation before it, and that of the first normalisation is made of two
        // parts, through the activation after it.
        Assert.Equal(
            "LinearInputGradient LinearParameterGradient OperationBackward OperationBackward "
                + "ConvolutionInputGradient ConvolutionParameterGradient OperationBackward ConvolutionParameterGradient",
            Names(plan.Backward));
        Assert.Equal("relu2", ((OperationBackward)plan.Backward[2]).Through!.Output.Name);
        Assert.True(((OperationBackward)plan.Backward[3]).Path.IsPlain);
        var path = ((OperationBackward)plan.Backward[6]).Path;
        Assert.Equal(
            ("trunkGradient", "add1Gradient", "trunk"), (path.From.Name, path.More!.Name, path.Map!.Output.Name));
        Assert.Null(path.Sum);
    }

    [Fact]
    public void Prediction_folds_batch_normalisation_into_the_product_before_it()
    {
        var plan = Plan(Residual);
        Assert.Equal(
            "PackInput ConvolutionForward ConvolutionForward OperationForward LinearForward", Names(plan.Prediction));
        var last = (ConvolutionForward)plan.Prediction[2];
        Assert.Equal(("trunk", "relu2"), (last.Residual!.Name, last.Output.Name));
        Assert.Equal("ConvolutionForward ConvolutionForward OperationForward LinearForward", Names(plan.Example!.Kernels));

        plan = Plan("Network(3, 8, 8), Conv2D(4, 3), BatchNorm, ReLU, MaxPool2D(2), Flatten, Dense(2), BatchNorm, Tanh");
        Assert.Equal(
            "PackInput ConvolutionMaxPoolForward OperationForward LinearForward", Names(plan.Prediction));
        Assert.NotNull(((LinearForward)plan.Prediction[3]).Norm);
    }

    [Theory]
    [InlineData("Network(5), Dense(4, Name = \"raw\"), BatchNorm, Tanh, Add(\"raw\"), Dense(2)")]
    [InlineData("Network(5), Dense(4, Name = \"raw\"), BatchNorm, Tanh(Name = \"last\"), Output(\"last\", \"raw\")")]
    public void What_others_read_of_a_product_is_not_folded_away(string attributes)
    {
        var product = (LinearForward)Plan(attributes).Prediction.First(kernel => kernel is LinearForward);
        Assert.Equal(("raw", null), (product.Output.Name, product.Norm));
    }

    [Theory]
    [InlineData("Network(1, 28, 28), Conv2D(2, 5), Flatten, Dense(10)", 2, 4)]
    [InlineData("Network(1, 28, 28), Conv2D(6, 5), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Flatten, Dense(120)", 5, 10)]
    [InlineData("Network(3, 32, 32), Conv2D(32, 3), MaxPool2D(2), Conv2D(64, 3), MaxPool2D(2), Flatten, Dense(128)", 11, 16)]
    [InlineData("Network(3, 32, 32), Conv2D(32, 3), Conv2D(32, 3, Groups = 32), Conv2D(32, 1)", int.MaxValue, int.MaxValue)]
    public void The_wider_the_convolutions_the_more_examples_are_predicted_one_by_one(
        string attributes, int least, int most) =>
        Assert.InRange(Plan(attributes).Example!.BatchRows, least, most);

    [Fact]
    public void A_gradient_that_others_read_is_written_on_the_way()
    {
        // The gradient of the sum is that of both operands.
        var plan = Plan("""
            Network(5), Dense(4), BatchNorm(Name = "left"), Dense(4), BatchNorm, Add("left"), Tanh, Dropout(0.5), Dense(4),
            ReLU, ReLU, MeanSquaredError, Sgd
            """);
        var normalisations = plan.Backward.OfType<OperationBackward>().Where(kernel => kernel.Of is BatchNormOperation).ToList();
        var path = normalisations[0].Path;
        Assert.Equal(("tanh1", "dropout1Mask", "add1Gradient"), (path.Map!.Output.Name, path.Mask!.Name, path.Sum!.Name));
        Assert.Equal("add1Gradient", normalisations[1].Path.More!.Name);
    }

    [Fact]
    public void What_others_read_is_no_part_of_another_pass()
    {
        // The normalisation's output is an output of the network, and read by two layers.
        var plan = Plan("Network(5), Dense(4), BatchNorm(Name = \"n\"), ReLU, Add(\"n\"), Tanh, Dense(2), MeanSquaredError, Sgd");
        var norm = plan.Forward.OfType<OperationForward>().First(kernel => kernel.Of is BatchNormOperation);
        Assert.Null(norm.Map);
        var join = plan.Forward.OfType<OperationForward>().First(kernel => kernel.Of is AddOperation);
        Assert.Equal("tanh1", join.Output.Name);
        Assert.Null(plan.Backward.OfType<OperationBackward>().First(kernel => kernel.Of is BatchNormOperation).Path.Map);
    }

    [Fact]
    public void Values_never_share_memory_and_gradients_do_only_when_they_are_not_alive_together()
    {
        var layers = new List<LayerSpec>();
        for (var i = 1; i < 7; i++)
            layers.AddRange([Dense(i, (7 * i) + 3), new Tanh(20 + i, "tanh" + i), new ReLU(30 + i, "relu" + i)]);
        layers.Add(new Softmax(50, "softmax1"));
        var plan = Plan(new MeanSquaredError(60), [.. layers]);
        Assert.Equal(plan.Forward.Count + plan.Output.Count, plan.Buffers.Places.Count(place => place.Column < plan.ValueColumns));

        IReadOnlyList<Kernel> kernels = [.. plan.FromOutput, .. plan.Backward];
        var places = plan.Buffers.Places.Where(place => place.Column >= plan.ValueColumns).ToList();
        foreach (var a in places)
        {
            foreach (var b in places.Where(b => b != a && Overlap(a, b)))
                Assert.False(AliveTogether(a, b), $"{a.Value.Name} and {b.Value.Name} share memory");
        }

        // A chain needs two gradients at a time.
        Assert.True(plan.Buffers.Columns - plan.ValueColumns <= 3 * 64);

        bool Overlap(BufferPlace a, BufferPlace b) =>
            a.Column < b.Column + PanelLayout.PaddedFeatures(b.Value.Features)
            && b.Column < a.Column + PanelLayout.PaddedFeatures(a.Value.Features);

        bool AliveTogether(BufferPlace a, BufferPlace b) => Life(a).First < Life(b).Last && Life(b).First < Life(a).Last;

        (int First, int Last) Life(BufferPlace place)
        {
            var uses = kernels.Select((kernel, index) => (kernel, index))
                .Where(use => use.kernel.Writes.Contains(place.Value) || use.kernel.Reads.Contains(place.Value)).Select(use => use.index).ToList();
            return (uses.Min(), uses.Max());
        }
    }
}
