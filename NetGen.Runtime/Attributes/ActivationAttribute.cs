namespace NetGen;

/// <summary>
/// A function of one's own, element by element: <c>y = f(x)</c>. Its derivative comes from its source, at build time. The
/// shape stays. Parameters of the method that are <see cref="TrainableAttribute">trainable</see> are the layer's parameters,
/// by their names.
/// </summary>
/// <example>
/// <code>
/// [Network(16)] [Dense(32)] [Activation(nameof(Bent))] [Dense(1)] [MeanSquaredError] [Adam]
/// partial class Curve
/// {
///     [Differentiable]
///     static float Bent(float x, [Trainable(Init = 0.5)] float a) =>
///         x > 0 ? (a * (MathF.Sqrt((x * x) + 1) - 1)) + x : x;
/// }
/// </code>
/// </example>
public sealed class ActivationAttribute : LayerAttribute
{
    /// <summary>A function of the network's class, of a base class of it, or of a class around it.</summary>
    /// <param name="function">
    /// The name of a <see cref="DifferentiableAttribute">differentiable</see> static method whose first parameter is x; of
    /// the others each is trainable or has a default value, which it then has.
    /// </param>
    public ActivationAttribute(string function) => Function = function;

    /// <summary>A function of another class.</summary>
    /// <param name="type">The class that declares it.</param>
    /// <param name="function">The method's name, as above.</param>
    public ActivationAttribute(Type type, string function)
    {
        Type = type;
        Function = function;
    }

    /// <summary>The class that declares the function; <see langword="null"/> for the network's own.</summary>
    public Type? Type { get; }

    /// <summary>The function's name.</summary>
    public string Function { get; }

    /// <summary>
    /// Whether each feature of a vector, or each channel of an image, has trainable numbers of its own. The default is
    /// <see langword="false"/>: all share one set.
    /// </summary>
    public bool PerChannel { get; set; }
}
