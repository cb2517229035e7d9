using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>A loss over classes, of which a target is a class index or a distribution.</summary>
/// <param name="ClassWeights">The factor that each class counts with; empty where all are 1.</param>
/// <param name="LabelSmoothing">The part of a target that is spread evenly over all classes.</param>
/// <param name="IgnoreIndex">The class index that stands for no target.</param>
internal abstract record ClassLossSpec(
    int Position, EquatableArray<double> ClassWeights, double LabelSmoothing, int IgnoreIndex) : LossSpec(Position)
{
    /// <summary>The class index that stands for no target unless another is given: PyTorch's.</summary>
    public const int NoTarget = -100;

    public override bool TakesClassIndex => true;

    /// <summary>Whether every option that changes what is computed has its default.</summary>
    public bool IsPlain => ClassWeights.Count == 0 && LabelSmoothing == 0 && IgnoreIndex == NoTarget;

    public override string Display => LossText.Of(
        GetType().Name,
        this,
        ClassWeights.Count == 0 ? "" : $", ClassWeights = [{string.Join(", ", ClassWeights.Select(OptionText.Of))}]",
        OptionText.Option("LabelSmoothing", LabelSmoothing, 0),
        IgnoreIndex == NoTarget ? "" : $", IgnoreIndex = {OptionText.Of(IgnoreIndex)}");

    protected static EquatableArray<double> WeightsOf(AttributeSpec attribute) =>
        attribute.Get<EquatableArray<double>>("ClassWeights", []);

    protected static int IgnoreIndexOf(AttributeSpec attribute) => attribute.Get("IgnoreIndex", NoTarget);
}
