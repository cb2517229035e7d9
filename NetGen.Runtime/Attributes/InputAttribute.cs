namespace NetGen;

/// <summary>
/// One input of a network with several, after a <c>[Network]</c> without a shape. The layer that follows takes it, and others
/// may by its name. The generated methods have a parameter of this name for each input, in order.
/// </summary>
/// <param name="name">The input's name: letters and digits.</param>
/// <param name="shape">The shape of one example, as <see cref="NetworkAttribute"/> takes it.</param>
/// <example>
/// <code>
/// [Network]
/// [Input("left", 8)] [Dense(16, Name = "a"), ReLU]
/// [Input("right", 4)] [Dense(16), ReLU]
/// [Add("relu1")] [Dense(1)]
/// </code>
/// </example>
public sealed class InputAttribute(string name, params int[] shape) : GraphAttribute
{
    /// <summary>The input's name.</summary>
    public string Name { get; } = name;

    /// <summary>The shape of one example.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;
}
