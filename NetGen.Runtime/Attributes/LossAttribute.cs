namespace NetGen;

/// <summary>The base of every attribute that sets a loss. A network with several losses has one for each output.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the layer whose output the loss takes. The default is the last layer.</summary>
    public string? Of { get; set; }

    /// <summary>
    /// The factor that the loss counts with: the network's loss is the sum of its losses, each times its weight. The
    /// default is 1.
    /// </summary>
    public double Weight { get; set; } = 1;
}
