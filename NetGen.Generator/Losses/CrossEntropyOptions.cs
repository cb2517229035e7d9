using NetGen.Analyzers.Losses;
using NetGen.Analyzers.Model;

namespace NetGen.Generator.Losses;

/// <summary>How the classes of a cross-entropy count.</summary>
/// <param name="ClassWeights">A factor for each class; none where all count alike.</param>
/// <param name="LabelSmoothing">The share of a target that is spread evenly over the classes.</param>
/// <param name="IgnoreIndex">The class index that marks an example to leave out.</param>
internal sealed record CrossEntropyOptions(EquatableArray<double> ClassWeights, double LabelSmoothing, int IgnoreIndex)
{
    /// <summary>Whether they are what the runtime's own plain options are.</summary>
    public bool IsPlain => ClassWeights.Count == 0 && LabelSmoothing == 0 && IgnoreIndex == ClassLossSpec.NoTarget;

    /// <summary>The same without smoothing, as evaluation has it.</summary>
    public CrossEntropyOptions Unsmoothed => this with { LabelSmoothing = 0 };

    public static CrossEntropyOptions Of(ClassLossSpec loss) =>
        new(loss.ClassWeights, loss.LabelSmoothing, loss.IgnoreIndex);

    /// <summary>What the options make of the target t of an equation; empty where they leave it.</summary>
    public static string Equation(ClassLossSpec loss)
    {
        var smoothing = OptionText.Of(loss.LabelSmoothing);
        return (loss.ClassWeights.Count > 0, loss.LabelSmoothing > 0) switch
        {
            (true, true) => $", of targets wᵢ ((1 − e) tᵢ + e / C) with the class weights w and e = {smoothing}",
            (true, false) => ", of targets wᵢ tᵢ with the class weights w",
            (false, true) => $", of targets (1 − e) tᵢ + e / C with e = {smoothing}",
            _ => "",
        };
    }
}
