using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A learning rate that falls after every so many steps.</summary>
internal sealed record StepDecay(int Position, int Every, double Factor) : ScheduleSpec(Position)
{
    public static StepDecay Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("every", 0), attribute.Get("Factor", 0.1));

    public override string Display => $"StepDecay({OptionText.Of(Every)}{OptionText.Option("Factor", Factor, 0.1)})";
}
