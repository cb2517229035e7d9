using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A limit on the gradient before the update.</summary>
/// <param name="Position">The place of its attribute.</param>
/// <param name="Norm">The largest norm of the whole gradient; <see langword="null"/> where it is not given.</param>
/// <param name="Value">The largest absolute value of an element; <see langword="null"/> where it is not given.</param>
internal sealed record ClipGradient(int Position, double? Norm, double? Value) : TrainingSpec(Position)
{
    public static ClipGradient Parse(AttributeSpec attribute) => new(
        attribute.Position, attribute.Get<double?>("Norm", null), attribute.Get<double?>("Value", null));

    public override string Display => this switch
    {
        { Norm: { } norm } => $"ClipGradient(Norm = {OptionText.Of(norm)})",
        { Value: { } value } => $"ClipGradient(Value = {OptionText.Of(value)})",
        _ => "ClipGradient",
    };

    public override string Role => "limit on the gradient";

    public override bool NeedsOptimizer => true;
}
