namespace NetGen;

/// <summary>
/// Mean absolute error, <c>L = |y − t|</c>, of every output <c>y</c> and its target <c>t</c>; the mean over all
/// elements of the batch. Its gradient is <c>sign(y − t)</c>, 0 where they are equal. PyTorch's <c>l1_loss</c>.
/// </summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute
{
    /// <summary>
    /// The standard deviation of Gaussian noise that is added to the targets in training, drawn anew for every element
    /// and step; at least 0. <c>Evaluate</c> takes the targets as they are. The default is 0.
    /// </summary>
    public double TargetNoise { get; set; }
}
