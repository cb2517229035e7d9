using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>What every kind of layer becomes: the one list that a new one is added to.</summary>
internal static class LayerOperations
{
    private delegate Value Builder(GraphBuilder graph, ShapedLayer layer, LayerSpec? next, Value input);

    private static readonly Dictionary<Type, Builder> Builders = new()
    {
        [typeof(Dense)] = DenseOperations.Add,
        [typeof(Identity)] = (_, _, _, input) => input,
        [typeof(Sigmoid)] = Activation(SigmoidFunction.Value),
        [typeof(Tanh)] = Activation(TanhFunction.Value),
        [typeof(ReLU)] = Activation(ReLUFunction.Value),
        [typeof(LeakyReLU)] = Activation<LeakyReLU>(LeakyReLUFunction.Of),
        [typeof(ELU)] = Activation<ELU>(ELUFunction.Of),
        [typeof(SELU)] = Activation(SELUFunction.Value),
        [typeof(GELU)] = Activation<GELU>(GELUFunction.Of),
        [typeof(SiLU)] = Activation(SiLUFunction.Value),
        [typeof(Mish)] = Activation(MishFunction.Value),
        [typeof(Softplus)] = Activation<Softplus>(SoftplusFunction.Of),
        [typeof(HardSigmoid)] = Activation(HardSigmoidFunction.Value),
        [typeof(HardSwish)] = Activation(HardSwishFunction.Value),
        [typeof(Softmax)] = (graph, layer, _, input) =>
            graph.Add(new SoftmaxOperation(input, new(layer.Layer.Name, input.Features), IsLog: false)),
        [typeof(LogSoftmax)] = (graph, layer, _, input) =>
            graph.Add(new SoftmaxOperation(input, new(layer.Layer.Name, input.Features), IsLog: true)),
    };

    /// <summary>Adds a layer's operations to the graph and returns its output.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="next">The next layer that is not the identity, which an initializer may depend on.</param>
    /// <param name="input">The layer's input.</param>
    public static Value Add(GraphBuilder graph, ShapedLayer layer, LayerSpec? next, Value input) =>
        Builders[layer.Layer.GetType()](graph, layer, next, input);

    private static Builder Activation(ActivationFunction function) => Activation<LayerSpec>(_ => function);

    /// <summary>An activation that depends on the layer's options.</summary>
    private static Builder Activation<TLayer>(Func<TLayer, ActivationFunction> function)
        where TLayer : LayerSpec =>
        (graph, layer, _, input) => graph.Add(
            new MapOperation(input, new(layer.Layer.Name, input.Features), function((TLayer)layer.Layer)));
}
