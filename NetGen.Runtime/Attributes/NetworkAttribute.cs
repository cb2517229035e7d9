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
    /// <summary>A network over vectors.</summary>
    /// <param name="inputSize">The number of features of one example; at least 1.</param>
    public NetworkAttribute(int inputSize) => InputSize = inputSize;

    /// <summary>The number of features of one example.</summary>
    public int InputSize { get; }
}
