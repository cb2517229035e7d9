namespace NetGen;

/// <summary>
/// Mean absolute error, <c>L = |y − t|</c>, of every output <c>y</c> and its target <c>t</c>; the mean over all
/// elements of the batch. Its gradient is <c>sign(y − t)</c>, 0 where they are equal. PyTorch's <c>l1_loss</c>.
/// </summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
