using NetGen.Analyzers.Layers;
using NetGen.Analyzers.Model;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Layers;

/// <summary>What every kind of layer becomes: the one list that a new one is added to.</summary>
internal static class LayerOperations
{
    private delegate Value Builder(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs);

    private static readonly Dictionary<Type, Builder> Builders = new()
    {
        [typeof(Dense)] = Dense,
        [typeof(Conv1D)] = Convolution,
        [typeof(Conv2D)] = Convolution,
        [typeof(MaxPool2D)] = Pool,
        [typeof(AvgPool2D)] = Pool,
        [typeof(GlobalAvgPool2D)] = (graph, layer, inputs) => graph.Add(new GlobalPoolOperation(inputs[0], Output(layer))),
        [typeof(Flatten)] = Reshape,
        [typeof(Reshape)] = Reshape,
        [typeof(BatchNorm)] = BatchNorm,
        [typeof(LayerNorm)] = LayerNorm,
        [typeof(Embedding)] = Embedding,
        [typeof(Identity)] = (_, _, inputs) => inputs[0],
        [typeof(Sigmoid)] = Map(SigmoidFunction.Value),
        [typeof(Tanh)] = Map(TanhFunction.Value),
        [typeof(ReLU)] = Map(ReLUFunction.Value),
        [typeof(LeakyReLU)] = Map<LeakyReLU>(LeakyReLUFunction.Of),
        [typeof(ELU)] = Map<ELU>(ELUFunction.Of),
        [typeof(SELU)] = Map(SELUFunction.Value),
        [typeof(GELU)] = Map<GELU>(GELUFunction.Of),
        [typeof(SiLU)] = Map(SiLUFunction.Value),
        [typeof(Mish)] = Map(MishFunction.Value),
        [typeof(Softplus)] = Map<Softplus>(SoftplusFunction.Of),
        [typeof(HardSigmoid)] = Map(HardSigmoidFunction.Value),
        [typeof(HardSwish)] = Map(HardSwishFunction.Value),
        [typeof(PReLU)] = (graph, layer, inputs) => Parametric(graph, layer, inputs, PReLUFunction.Value),
        [typeof(Activation)] = (graph, layer, inputs) => layer.Layer is Activation { HasTrained: true } own
            ? Parametric(graph, layer, inputs, graph.Functions.ParametricOf(own))
            : graph.Add(new MapOperation(inputs[0], Output(layer), graph.Functions.Of((Activation)layer.Layer))),
        [typeof(Softmax)] = (graph, layer, inputs) => graph.Add(new SoftmaxOperation(inputs[0], Output(layer), IsLog: false)),
        [typeof(LogSoftmax)] = (graph, layer, inputs) => graph.Add(new SoftmaxOperation(inputs[0], Output(layer), IsLog: true)),
        [typeof(ArgMax)] = (graph, layer, inputs) =>
        {
            var argMax = (ArgMax)layer.Layer;
            return graph.Add(new ArgMaxOperation(inputs[0], Output(layer), argMax.OneHot, argMax.StraightThrough));
        },
        [typeof(Sign)] = Map<Sign>(SignFunction.Of),
        [typeof(Round)] = Map<Round>(RoundFunction.Of),
        [typeof(Threshold)] = Map<Threshold>(ThresholdFunction.Of),
        [typeof(Dropout)] = Dropout,
        [typeof(GaussianNoise)] = Noise,
        [typeof(Add)] = (graph, layer, inputs) => Fold(graph, layer, inputs, (a, b, sum) => new AddOperation(a, b, sum)),
        [typeof(Multiply)] = (graph, layer, inputs) =>
            Fold(graph, layer, inputs, (a, b, product) => new MultiplyOperation(a, b, product)),
        [typeof(CustomLayer)] = Custom,
        [typeof(Concat)] = (graph, layer, inputs) => graph.Add(new ConcatOperation(inputs, Output(layer))),
    };

    /// <summary>Adds a layer's operations to the graph and returns its output.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What the layer reads.</param>
    public static Value Add(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs) =>
        Builders[layer.Layer.GetType()](graph, layer, inputs);

    private static Value Output(ShapedLayer layer) => new(layer.Layer.Name, layer.Output);

    private static Builder Map(ActivationFunction function) => Map<LayerSpec>(_ => function);

    /// <summary>An activation that depends on the layer's options.</summary>
    private static Builder Map<TLayer>(Func<TLayer, ActivationFunction> function)
        where TLayer : LayerSpec =>
        (graph, layer, inputs) => graph.Add(new MapOperation(inputs[0], Output(layer), function((TLayer)layer.Layer)));

    private static Value Parametric(
        GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs, ParametricFunction function)
    {
        var numbers = Enumerable.Range(0, layer.Parameters.Count).Select(i => graph.Parameter(layer, i)!).ToEquatableArray();
        return graph.Add(new ParametricMapOperation(inputs[0], Output(layer), function, numbers));
    }

    private static Value Dense(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs) =>
        graph.Add(new LinearOperation(
            inputs[0], Output(layer), layer.Layer.Name, graph.Parameter(layer, 0)!, graph.Parameter(layer, 1)));

    private static Value Convolution(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var convolution = (Convolution)layer.Layer;
        var window = Window(layer, convolution.Rows(layer.Input), convolution.Columns(layer.Input));
        if (window.IsWholeImage && convolution.Groups == 1)
            return Product(graph, layer, inputs[0]);
        return graph.Add(new ConvolutionOperation(
            inputs[0],
            Output(layer),
            layer.Layer.Name,
            graph.Parameter(layer, 0)!,
            graph.Parameter(layer, 1),
            window,
            convolution.Groups));
    }

    /// <summary>
    /// A kernel as large as the image stops at one place: the convolution is a product with all elements, whose weights lie
    /// in memory as its own do.
    /// </summary>
    private static Value Product(GraphBuilder graph, ShapedLayer layer, Value input)
    {
        var name = layer.Layer.Name;
        var flat = graph.Add(new RelayoutOperation(input, new(name + "InputPanels", TensorShape.Vector(input.Features))));
        var product = graph.Add(new LinearOperation(
            flat,
            new(name + "Panels", TensorShape.Vector(layer.Output.Channels)),
            name,
            graph.Parameter(layer, 0)!,
            graph.Parameter(layer, 1)));
        return graph.Add(new RelayoutOperation(product, Output(layer)));
    }

    private static Value Pool(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var pool = (Pool2D)layer.Layer;
        return graph.Add(new PoolOperation(
            inputs[0],
            Output(layer),
            layer.Layer.Name,
            pool is MaxPool2D,
            Window(layer, pool.Rows(layer.Input), pool.Columns(layer.Input)),
            pool is AvgPool2D { CountPadding: true }));
    }

    private static Window2D Window(ShapedLayer layer, Window rows, Window columns)
    {
        var height = layer.Input.Rank == 2 ? 1 : layer.Input.Dimensions[1];
        var width = layer.Input.Dimensions[layer.Input.Rank - 1];
        return new(
            height,
            width,
            rows.Outputs,
            columns.Outputs,
            rows.Kernel,
            columns.Kernel,
            rows.Stride,
            columns.Stride,
            rows.Before,
            columns.Before,
            columns.Dilation);
    }

    /// <summary>Another shape, and another layout where one of the two is a vector's.</summary>
    private static Value Reshape(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var output = Output(layer);
        return output.IsInLanes == inputs[0].IsInLanes
            ? inputs[0] with { Shape = layer.Output }
            : graph.Add(new RelayoutOperation(inputs[0], output));
    }

    private static Value BatchNorm(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var norm = (BatchNorm)layer.Layer;
        var statistics = norm.IsAffine ? 2 : 0;
        return graph.Add(new BatchNormOperation(
            inputs[0],
            Output(layer),
            norm.Name,
            norm.IsAffine ? graph.Parameter(layer, 0) : null,
            norm.IsAffine ? graph.Parameter(layer, 1) : null,
            graph.Parameter(layer, statistics)!,
            graph.Parameter(layer, statistics + 1)!,
            norm.Momentum,
            norm.Epsilon,
            graph.Trains(layer)));
    }

    private static Value LayerNorm(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs) =>
        graph.Add(new LayerNormOperation(
            inputs[0],
            Output(layer),
            graph.Parameter(layer, 0),
            graph.Parameter(layer, 1),
            ((LayerNorm)layer.Layer).Epsilon));

    private static Value Embedding(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var embedding = (Embedding)layer.Layer;
        return graph.Add(new EmbeddingOperation(
            inputs[0], Output(layer), graph.Parameter(layer, 0)!, embedding.Count, embedding.Size, layer.Input.Channels));
    }

    private static Value Custom(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs) =>
        graph.Add(new CustomOperation(
            inputs[0],
            Output(layer),
            layer.Layer.Name,
            ((CustomLayer)layer.Layer).Type.FullName,
            Enumerable.Range(0, layer.Parameters.Count).Select(i => graph.Parameter(layer, i)!).ToEquatableArray()));

    private static Value Dropout(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var dropout = (Dropout)layer.Layer;
        return graph.Trains(layer) && dropout.Rate > 0
            ? graph.Add(new DropoutOperation(inputs[0], Output(layer), dropout.Rate, dropout.Stream))
            : inputs[0];
    }

    private static Value Noise(GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs)
    {
        var noise = (GaussianNoise)layer.Layer;
        return graph.Trains(layer) && noise.Deviation > 0
            ? graph.Add(new NoiseOperation(inputs[0], Output(layer), noise.Deviation, noise.Stream))
            : inputs[0];
    }

    /// <summary>An operation on two values, for any number of them: from the left.</summary>
    private static Value Fold(
        GraphBuilder graph, ShapedLayer layer, EquatableArray<Value> inputs, Func<Value, Value, Value, Operation> operation)
    {
        var result = inputs[0];
        for (var i = 1; i < inputs.Count; i++)
        {
            var output = i == inputs.Count - 1
                ? Output(layer)
                : new Value($"{layer.Layer.Name}Columns{i}", layer.Output);
            result = graph.Add(operation(result, inputs[i], output));
        }

        return result;
    }
}
