namespace NetGen;

/// <summary>
/// Noise on the input or on hidden units: in training <c>y = x + σ n</c> with n from the standard normal distribution, drawn
/// anew for every element and step. In <c>Predict</c> and <c>Evaluate</c> it does nothing. On the input it acts like a
/// penalty on the network's slope (Bishop, "Training with Noise is Equivalent to Tikhonov Regularization", 1995).
/// </summary>
/// <param name="deviation">The standard deviation σ; at least 0.</param>
public sealed class GaussianNoiseAttribute(double deviation) : LayerAttribute
{
    /// <summary>The standard deviation.</summary>
    public double Deviation { get; } = deviation;
}
