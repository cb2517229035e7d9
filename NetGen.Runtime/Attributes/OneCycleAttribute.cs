namespace NetGen;

/// <summary>
/// A learning-rate schedule (Smith and Topin 2019): up from a fraction of the maximum to the maximum and down to almost
/// nothing, each along half a cosine. PyTorch's <c>OneCycleLR</c> in its two-phase form; the momentum is left alone. It
/// takes the place of the optimizer's own learning rate.
/// </summary>
/// <param name="maximum">The learning rate of the peak; above 0.</param>
/// <param name="steps">The steps of the whole cycle; at least 1. Later steps keep the last learning rate.</param>
public sealed class OneCycleAttribute(double maximum, int steps) : TrainingAttribute
{
    /// <summary>The learning rate of the peak.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>The steps of the whole cycle.</summary>
    public int Steps { get; } = steps;

    /// <summary>The part of the cycle in which the learning rate rises, in [0, 1). The default is 0.3.</summary>
    public double WarmUpFraction { get; set; } = 0.3;

    /// <summary>The maximum over the first learning rate, at least 1. The default is 25.</summary>
    public double StartDivisor { get; set; } = 25;

    /// <summary>The first learning rate over the last, at least 1. The default is 10,000.</summary>
    public double EndDivisor { get; set; } = 1e4;
}
