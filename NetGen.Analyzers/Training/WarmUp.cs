using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A rise to where the schedule, or the optimizer's learning rate, begins: no schedule of its own.</summary>
internal sealed record WarmUp(int Position, int Steps, double Start) : TrainingSpec(Position)
{
    public static WarmUp Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("steps", 0), attribute.Get("Start", 0.0));

    public override string Display => $"WarmUp({OptionText.Of(Steps)}{OptionText.Option("Start", Start, 0)})";

    public override string Role => "warm-up";

    public override bool NeedsOptimizer => true;
}
