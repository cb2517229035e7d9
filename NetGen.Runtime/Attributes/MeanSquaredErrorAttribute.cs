namespace NetGen;

/// <summary>
/// Mean squared error, <c>L = (y − t)²</c>, of every output <c>y</c> and its target <c>t</c>; the mean over all
/// elements of the batch.
/// </summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
