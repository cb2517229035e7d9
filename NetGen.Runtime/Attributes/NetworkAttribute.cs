namespace NetGen;

/// <summary>
/// Makes a partial class a feed-forward network. The attributes that follow on the same declaration define it, read top
/// to bottom and left to right: the layers in order, then the loss, then the optimizer.
/// </summary>
/// <example>
/// <code>
/// [Network(784)]
/// [Dense(128), ReLU]
/// [Dense(10), Softmax]
/// [CrossEntropy]
/// [Adam]
/// public sealed partial class DigitNet;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>A network.</summary>
    /// <param name="shape">
    /// The shape of one example: <c>[Network(784)]</c> for vectors of 784 features, <c>[Network(1, 28, 28)]</c> for images
    /// (channels, height, width), <c>[Network(8, 100)]</c> for sequences (channels, length). None where the network has
    /// several inputs, which <see cref="InputAttribute"/> then declares.
    /// </param>
    public NetworkAttribute(params int[] shape) => Shape = shape;

    /// <summary>The shape of one example; empty where <see cref="InputAttribute"/> declares the inputs.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>
    /// The type of every number in the network and of the generated members that take them. The default is
    /// <see cref="NetGen.Precision.Single"/>.
    /// </summary>
    public Precision Precision { get; set; } = Precision.Single;
}
