namespace NetGen.Benchmarks.Ratio;

/// <summary>The activation of hidden layers.</summary>
internal enum Activation
{
    Tanh,
    ReLU,
}

/// <summary>The last layer and the loss.</summary>
internal enum Objective
{
    /// <summary>Linear outputs and mean squared error.</summary>
    Regression,

    /// <summary>Softmax and cross-entropy.</summary>
    Classification,
}

/// <summary>How a network is trained, at the optimizer's default learning rate.</summary>
internal enum Optimizer
{
    Sgd,
    Adam,
}

/// <summary>A multi-layer perceptron, described well enough to build it in TorchSharp.</summary>
/// <param name="Widths">The number of features, from the input to the output.</param>
/// <param name="Activation">The activation of the hidden layers.</param>
/// <param name="Objective">The last layer and the loss.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Generate">Makes the network that NetGen generates for the same.</param>
internal sealed record Mlp(
    int[] Widths,
    Activation Activation,
    Objective Objective,
    Optimizer Optimizer,
    Func<INetwork> Generate)
{
    /// <summary>The widths: <c>784-128-64-10</c>.</summary>
    public string Name => string.Join('-', Widths);

    /// <summary>The inputs and the outputs of each layer.</summary>
    public IEnumerable<(int Inputs, int Outputs)> Layers => Widths.Zip(Widths.Skip(1));

    /// <summary>
    /// The floating-point operations of the matrix products of inference: two for each weight and example.
    /// </summary>
    public long PredictFlops(int batch) => Layers.Sum(layer => 2L * batch * layer.Inputs * layer.Outputs);

    /// <summary>
    /// The floating-point operations of the matrix products of a step: forward, the gradient of the weights, and the
    /// gradient of the input of every layer but the first.
    /// </summary>
    public long StepFlops(int batch) => (3 * PredictFlops(batch)) - (2L * batch * Widths[0] * Widths[1]);
}
