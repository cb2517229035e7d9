namespace NetGen;

/// <summary>
/// Marks a parameter of a <see cref="DifferentiableAttribute">differentiable</see> method as a number that a layer made of
/// the method trains: one for the layer, or one for each channel (<see cref="ActivationAttribute.PerChannel"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class TrainableAttribute : Attribute
{
    /// <summary>
    /// The value that training starts from; finite. The default is the parameter's default value, or 0 where it has none.
    /// </summary>
    public double Init { get; set; }
}
