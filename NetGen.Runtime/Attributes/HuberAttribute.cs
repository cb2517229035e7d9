namespace NetGen;

/// <summary>
/// The Huber loss of every output <c>y</c> and its target <c>t</c>, quadratic near them and linear far away:
/// <c>L = (y − t)² / 2</c> where <c>|y − t| ≤ δ</c>, else <c>δ (|y − t| − δ / 2)</c>; the mean over all elements of the
/// batch. PyTorch's <c>huber_loss</c> (P. J. Huber, "Robust Estimation of a Location Parameter", 1964).
/// </summary>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The error δ up to which the loss is quadratic; above 0. The default is 1.</summary>
    public double Delta { get; set; } = 1;
}
