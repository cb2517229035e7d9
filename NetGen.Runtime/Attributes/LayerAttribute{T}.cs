namespace NetGen;

/// <summary>
/// Another network as a layer, or a layer of one's own. A class with <see cref="NetworkAttribute"/> stands for its layers,
/// without its loss and optimizer; a type that implements <see cref="ICustomLayer{T}"/> brings its own forward and backward
/// pass.
/// </summary>
/// <typeparam name="TLayer">The network, or the type of the layer.</typeparam>
/// <remarks>
/// The layer's name is, unless <see cref="LayerAttribute.Name"/> gives one, that of the type with a small first letter:
/// <c>encoder</c>, and <c>encoder2</c> for the second of a type. The layers of a network have it before theirs:
/// <c>encoder.dense1</c>, with the parameter <c>encoder.dense1.weight</c>; <c>[From("encoder.dense1")]</c> reads one of them.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerAttribute<TLayer> : LayerAttribute
{
    /// <summary>A layer.</summary>
    /// <param name="outputShape">
    /// The shape of one example's output, of a layer of one's own whose <see cref="ICustomLayer{T}.OutputShape"/> cannot be
    /// evaluated at build time. None for networks, and where it can.
    /// </param>
    public LayerAttribute(params int[] outputShape) => OutputShape = outputShape;

    /// <summary>The shape of one example's output, where it is stated.</summary>
    public IReadOnlyList<int> OutputShape { get; }

    /// <summary>
    /// Whether training leaves the layer's parameters as they are. No gradient is computed for them, nor through the layer
    /// where nothing before it needs one. A frozen network computes in training as it does in prediction: nothing is
    /// dropped, there is no noise, and batch normalisation takes the running statistics. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool Frozen { get; set; }

    /// <summary>
    /// The name of an earlier layer of the same type whose parameters this one uses, too. The default is none.
    /// </summary>
    public string? SharesWith { get; set; }

    /// <summary>
    /// The names of the layers or inputs that a network with several inputs reads, after what stands before the layer, which
    /// is its first input. The default is none; a layer of one's own takes none.
    /// </summary>
    public string[] Inputs { get; set; } = [];
}
