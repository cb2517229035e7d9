namespace NetGen;

/// <summary>
/// Noise on the weights: every training step computes its forward and backward pass with <c>w + σ n</c>, n drawn anew from the
/// standard normal distribution, and updates the clean weights w (Murray and Edwards, 1994; Graves, NIPS 2011). Biases and
/// the parameters of normalisations stay as they are.
/// </summary>
/// <param name="deviation">The standard deviation σ; above 0.</param>
public sealed class WeightNoiseAttribute(double deviation) : TrainingAttribute
{
    /// <summary>The standard deviation.</summary>
    public double Deviation { get; } = deviation;
}
