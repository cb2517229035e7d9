namespace NetGen;

/// <summary>
/// The rectifier with a trainable slope (He et al., "Delving Deep into Rectifiers", ICCV 2015):
/// <c>y = x</c> where <c>x &gt; 0</c>, else <c>y = a x</c>. Its parameter is <c>weight</c>: one slope, or one a channel.
/// </summary>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>The slope that training starts from. The default is 0.25.</summary>
    public double Start { get; set; } = 0.25;

    /// <summary>
    /// Whether each feature of a vector, or each channel of an image, has a slope of its own. The default is
    /// <see langword="false"/>: all share one.
    /// </summary>
    public bool PerChannel { get; set; }
}
