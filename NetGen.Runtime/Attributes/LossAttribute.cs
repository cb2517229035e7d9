namespace NetGen;

/// <summary>
/// A loss of one's own, and the base of the other attributes that set a loss. A network with several losses has one for each
/// output. Its own form, <c>[Loss(nameof(F))]</c>, is the mean of <c>F(y, t)</c> over every output y and its target t of the
/// batch, with the derivative that NetGen takes from the method's source at build time.
/// </summary>
/// <example>
/// <code>
/// [Network(8)] [Dense(1)] [Loss(nameof(Charbonnier))] [Adam]
/// partial class Robust
/// {
///     [Differentiable]
///     static float Charbonnier(float y, float t) => MathF.Sqrt(((y - t) * (y - t)) + 1e-6f);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class LossAttribute : Attribute
{
    /// <summary>A loss made of a function of the network's class, of a base class of it, or of a class around it.</summary>
    /// <param name="function">
    /// The name of a <see cref="DifferentiableAttribute">differentiable</see> static method of the output and the target;
    /// parameters after these have default values, which they then have.
    /// </param>
    public LossAttribute(string function) => Function = function;

    /// <summary>A loss made of a function of another class.</summary>
    /// <param name="type">The class that declares it.</param>
    /// <param name="function">The method's name, as above.</param>
    public LossAttribute(Type type, string function)
    {
        Type = type;
        Function = function;
    }

    /// <summary>For the losses that NetGen knows itself.</summary>
    protected LossAttribute() => Function = "";

    /// <summary>The class that declares the function; <see langword="null"/> for the network's own.</summary>
    public Type? Type { get; }

    /// <summary>The function's name; empty for the losses that NetGen knows itself.</summary>
    public string Function { get; }

    /// <summary>The name of the layer whose output the loss takes. The default is the last layer.</summary>
    public string? Of { get; set; }

    /// <summary>
    /// The factor that the loss counts with: the network's loss is the sum of its losses, each times its weight. The
    /// default is 1.
    /// </summary>
    public double Weight { get; set; } = 1;

    /// <summary>
    /// The standard deviation of Gaussian noise that is added to the targets in training, drawn anew for every element
    /// and step; at least 0, and 0 for a loss over classes. <c>Evaluate</c> takes the targets as they are. The default is 0.
    /// </summary>
    public double TargetNoise { get; set; }
}
