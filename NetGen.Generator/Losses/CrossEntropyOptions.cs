using NetGen.Analyzers.Model;

namespace NetGen.Generator.Losses;

/// <summary>How the classes of a cross-entropy count.</summary>
/// <param name="ClassWeights">A factor for each class; none where all count alike.</param>
/// <param name="LabelSmoothing">The share of a target that is spread evenly over the classes.</param>
/// <param name="IgnoreIndex">The class index that marks an example to leave out.</param>
internal sealed record CrossEntropyOptions(EquatableArray<double> ClassWeights, double LabelSmoothing, int IgnoreIndex);
