using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;
using NetGen.Analyzers.Optimizers;
using NetGen.Generator.Lowering;

namespace NetGen.Tests.Lowering;

public class NetworkPlanTests
{
    private static readonly InitializerSpec Default = new(InitializerKind.Default, double.NaN);

    private static NetworkPlan Plan(LossSpec? loss, params LayerSpec[] layers) => NetworkPlan.Of(new(
        new TypeSpec("", ["partial class Net"], "Net", HintName: "Net.g.cs"),
        TensorShape.Vector(20),
        layers.ToEquatableArray(),
        loss,
        new Sgd(9, 0.01, 0, 0, false, 0),
        []));

    private static Dense Dense(int number, int units) => new(number, "dense" + number, units, true, Default, 0);

    private static string Names(IEnumerable<Kernel> kernels) => string.Join(" ", kernels.Select(kernel => kernel.GetType().Name));

    [Fact]
    public void Activations_are_fused_with_the_products_around_them()
    {
        var plan = Plan(new CrossEntropy(8), Dense(1, 40), new ReLU(2, "relu1"), Dense(2, 10), new Softmax(4, "softmax1"));
        Assert.Equal("LinearForward LinearForward", Names(plan.Forward));
        Assert.NotNull(((LinearForward)plan.Forward[0]).Map);
        Assert.Equal("SoftmaxForward", Names(plan.Output));
        Assert.Equal("Transpose LinearInputGradient WeightGradient BiasGradient WeightGradient BiasGradient", Names(plan.Backward));
        Assert.NotNull(((LinearInputGradient)plan.Backward[1]).Through);
        Assert.Equal("dense2", plan.LossInput.Name);
        Assert.Equal("dense2Gradient", plan.Start.Name);
    }

    [Fact]
    public void The_default_initializer_fits_the_activation_that_follows()
    {
        var plan = Plan(
            new MeanSquaredError(8),
            Dense(1, 4), new ReLU(2, "relu1"),
            Dense(2, 4), new Identity(4, "identity1"), new ReLU(5, "relu2"),
            Dense(3, 4), new Tanh(7, "tanh1"),
            Dense(4, 4));
        var kinds = plan.Graph.Parameters.Where(slot => slot.Spec.Shape.Rank == 2).Select(slot => slot.Spec.Initializer.Kind);
        Assert.Equal(
            [
                InitializerKind.HeUniform, InitializerKind.HeUniform, InitializerKind.GlorotUniform,
                InitializerKind.GlorotUniform,
            ],
            kinds);
    }

    [Fact]
    public void The_gradient_of_the_input_is_no_part_of_the_backward_pass()
    {
        var plan = Plan(new MeanSquaredError(8), Dense(1, 3));
        Assert.Equal("WeightGradient BiasGradient", Names(plan.Backward));
        Assert.Equal("Transpose LinearInputGradient UnpackInputGradient", Names(plan.ToInput));
        Assert.Equal(0, plan.TransposedLength);
    }

    [Fact]
    public void A_second_activation_is_a_kernel_of_its_own()
    {
        var plan = Plan(
            new MeanSquaredError(8), new Tanh(0, "tanh1"), Dense(1, 5), new ReLU(2, "relu1"), new Tanh(3, "tanh2"), Dense(2, 2));
        Assert.Equal("PackInput MapForward LinearForward MapForward LinearForward", Names(plan.Forward));
        Assert.Equal(
            "Transpose LinearInputGradient WeightGradient BiasGradient MapBackward WeightGradient BiasGradient",
            Names(plan.Backward));
    }

    [Fact]
    public void A_network_without_parameters_has_an_empty_backward_pass()
    {
        var plan = Plan(null, new Softmax(0, "softmax1"));
        Assert.Empty(plan.Backward);
        Assert.Equal("PackOutputGradient SoftmaxBackward", Names(plan.FromOutput));
        Assert.Equal("UnpackInputGradient", Names(plan.ToInput));
    }

    [Fact]
    public void Values_never_share_memory_and_gradients_do_only_when_they_are_not_alive_together()
    {
        var layers = new List<LayerSpec>();
        for (var i = 1; i < 7; i++)
            layers.AddRange([Dense(i, (7 * i) + 3), new Tanh(20 + i, "tanh" + i), new ReLU(30 + i, "relu" + i)]);
        layers.Add(new Softmax(50, "softmax1"));
        var plan = Plan(new MeanSquaredError(60), [.. layers]);
        Assert.Equal(plan.Forward.Count + plan.Output.Count, plan.Training.Places.Count(place => place.Column < plan.ValueColumns));

        IReadOnlyList<Kernel> kernels = [.. plan.FromOutput, .. plan.Backward];
        var places = plan.Training.Places.Where(place => place.Column >= plan.ValueColumns).ToList();
        foreach (var a in places)
        {
            foreach (var b in places.Where(b => b != a && Overlap(a, b)))
                Assert.False(AliveTogether(a, b), $"{a.Value.Name} and {b.Value.Name} share memory");
        }

        // A chain needs two gradients at a time.
        Assert.True(plan.Training.Columns - plan.ValueColumns <= 3 * 64);

        bool Overlap(BufferPlace a, BufferPlace b) =>
            a.Column < b.Column + PanelLayout.PaddedFeatures(b.Value.Features)
            && b.Column < a.Column + PanelLayout.PaddedFeatures(a.Value.Features);

        bool AliveTogether(BufferPlace a, BufferPlace b) => Life(a).First < Life(b).Last && Life(b).First < Life(a).Last;

        (int First, int Last) Life(BufferPlace place)
        {
            var uses = kernels.Select((kernel, index) => (kernel, index))
                .Where(use => use.kernel.Writes == place.Value || use.kernel.Reads.Contains(place.Value)).Select(use => use.index).ToList();
            return (uses.Min(), uses.Max());
        }
    }
}
