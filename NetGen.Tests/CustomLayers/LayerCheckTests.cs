namespace NetGen.Tests.CustomLayers;

/// <summary>What LayerCheck says of layers that are right, and of layers with one fault each.</summary>
public sealed class LayerCheckTests
{
    [Fact]
    public void Right_layers_pass()
    {
        LayerCheck.Gradients<Weighted, double>(3);
        LayerCheck.Gradients<ScaleShift<float>, float>(5);
        LayerCheck.Gradients<ScaleShift<double>, double>(2, 3, 4);
        LayerCheck.Gradients<Products<float>, float>(7);
        LayerCheck.Gradients<Products<double>, double>(7);
        LayerCheck.Gradients<Upsample<float>, float>(2, 3, 4);
        LayerCheck.Gradients<Upsample<double>, double>(2, 3, 4);
        LayerCheck.Gradients<ChannelSums<float>, float>(3, 4, 5);
        LayerCheck.Gradients<ChannelSums<double>, double>(3, 4, 5);
        LayerCheck.Gradients<OwnDense<float>, float>(300);
        LayerCheck.Gradients<OwnDense<double>, double>(300);
    }

    /// <summary>At a kink a difference is of neither side.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(2000)]
    public void Kinks_pass(int features)
    {
        LayerCheck.Gradients<OwnReLU<float>, float>(features);
        LayerCheck.Gradients<OwnReLU<double>, double>(features);
        LayerCheck.Gradients<OwnReLU<double>, double>([features], -1e-6, 1e-6);
    }

    [Fact]
    public void A_layer_that_is_not_defined_everywhere_passes_where_it_is()
    {
        LayerCheck.Gradients<FaultyLayers.Logarithm, double>([6], 0.5, 2);
        AssertFault<FaultyLayers.Logarithm>("Forward sets Output ", " to NaN; give LayerCheck.Gradients a range of inputs");
    }

    [Fact]
    public void Wrong_gradients_are_named_with_both_numbers()
    {
        AssertFault<FaultyLayers.WrongInputGradient>(
            "WrongInputGradient: ∂L/∂input of [1] of example 0 is ", ", but the differences of Forward give ", "with 1 random example.");
        AssertFault<FaultyLayers.MeanOfParameterGradients>(
            "∂L/∂parameter of 'weight' [0] is ", ", but the differences of Forward give ", "with 3 random examples.");
    }

    [Fact]
    public void What_is_not_set_is_named()
    {
        AssertFault<FaultyLayers.OutputNotSet>("Forward does not set Output [2] of example 0", "gave 0.75 and -1.5");
        AssertFault<FaultyLayers.InputGradientNotSet>("Backward does not set InputGradient [0] of example 0", "gave 0.75 and -1.5");
        AssertFault<FaultyLayers.ParameterGradientAddedUp>(
            "Backward does not set ParameterGradient 'weight' [0], or computes it from what lay there before");
    }

    [Fact]
    public void What_is_changed_is_named()
    {
        AssertFault<FaultyLayers.InputChanged>("Forward changes Input, which it may only read");
        AssertFault<FaultyLayers.OutputChanged>("Backward changes Output, which it may only read");
    }

    [Fact]
    public void Examples_that_depend_on_one_another_are_found() =>
        AssertFault<FaultyLayers.ExamplesMixed>("Output [0] of example 0 depends on the other examples: it is ", " without them");

    [Fact]
    public void Allocation_is_found()
    {
        AssertFault<FaultyLayers.AllocatesForward>("Forward allocates ", " bytes; it must not allocate");
        AssertFault<FaultyLayers.AllocatesBackward>("Backward allocates ", " bytes; it must not allocate");
    }

    [Fact]
    public void Declarations_that_cannot_be_used_are_found()
    {
        AssertFault<FaultyLayers.EmptyShape>("for the input shape [3] OutputShape gives the shape [3, 0]");
        AssertFault<FaultyLayers.NameTwice>("two parameters are called 'weight'");
        AssertFault<FaultyLayers.EmptyParameter>("the parameter 'weight' has the shape []");
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>(() => LayerCheck.Gradients<Weighted, double>());
        Assert.Throws<ArgumentException>(() => LayerCheck.Gradients<Weighted, double>(3, 0));
        Assert.Throws<ArgumentException>(() => LayerCheck.Gradients<Weighted, double>([3], 1, 1));
        Assert.Throws<ArgumentException>(() => LayerCheck.Gradients<Weighted, double>([3], 0, double.PositiveInfinity));
        Assert.Throws<ArgumentNullException>(() => LayerCheck.Gradients<Weighted, double>(null!, 0, 1));
    }

    private static void AssertFault<TLayer>(params ReadOnlySpan<string> parts)
        where TLayer : ICustomLayer<double>
    {
        var message = Assert.Throws<LayerCheckException>(() => LayerCheck.Gradients<TLayer, double>(3)).Message;
        foreach (var part in parts)
            Assert.Contains(part, message, StringComparison.Ordinal);
    }
}
