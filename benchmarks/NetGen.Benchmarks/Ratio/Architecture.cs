using NetGen.Benchmarks.Ratio.Layers;

namespace NetGen.Benchmarks.Ratio;

/// <summary>A network, described well enough to build it in TorchSharp and to count its work.</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="InputShape">The shape of an input: features, or channels, height and width.</param>
/// <param name="Layers">The layers, in order, without a classifier's softmax.</param>
/// <param name="Objective">What follows the last layer, and the loss.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Generate">Makes the network that NetGen generates for the same, with these options.</param>
internal sealed record Architecture(
    string Name,
    int[] InputShape,
    Layer[] Layers,
    Objective Objective,
    Optimizer Optimizer,
    Func<NetworkOptions, INetwork> Generate)
{
    /// <summary>The numbers of an input.</summary>
    public int InputSize => Size(InputShape);

    /// <summary>The numbers of an output.</summary>
    public int OutputSize => Size(Placed.Select(placed => placed.Layer.OutputShape(placed.Input)).Last());

    /// <summary>Whether training draws random numbers, each library its own.</summary>
    public bool IsRandom => Layers.OfType<Dropout>().Any();

    /// <summary>The layers, with the names that a definition gives them and the shape of what each takes.</summary>
    public IEnumerable<PlacedLayer> Placed
    {
        get
        {
            var (shape, count) = (InputShape, new Dictionary<string, int>());
            foreach (var layer in Layers)
            {
                var number = count[layer.Kind] = count.GetValueOrDefault(layer.Kind) + 1;
                yield return new(layer.Name ?? $"{layer.Kind}{number}", layer, shape);
                shape = layer.OutputShape(shape);
            }
        }
    }

    /// <summary>The floating-point operations of the products of inference.</summary>
    public long PredictFlops(int batch) => batch * Placed.Sum(placed => placed.Flops);

    /// <summary>
    /// The floating-point operations of the products of a step: forward, the gradient of the weights, and the gradient
    /// of the input of every layer with weights but the first.
    /// </summary>
    public long StepFlops(int batch)
        => (3 * PredictFlops(batch)) - (batch * Placed.Select(placed => placed.Flops).First(flops => flops > 0));

    private static int Size(int[] shape) => shape.Aggregate((product, size) => product * size);
}
