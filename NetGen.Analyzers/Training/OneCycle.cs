using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>One rise and one fall of the learning rate (Smith and Topin 2019).</summary>
internal sealed record OneCycle(
    int Position, double Maximum, int Steps, double WarmUpFraction, double StartDivisor, double EndDivisor)
    : ScheduleSpec(Position)
{
    public static OneCycle Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("maximum", 0.0),
        attribute.Get("steps", 0),
        attribute.Get("WarmUpFraction", 0.3),
        attribute.Get("StartDivisor", 25.0),
        attribute.Get("EndDivisor", 1e4));

    public override string Display =>
        $"OneCycle({OptionText.Of(Maximum)}, {OptionText.Of(Steps)}"
        + OptionText.Option("WarmUpFraction", WarmUpFraction, 0.3)
        + OptionText.Option("StartDivisor", StartDivisor, 25)
        + OptionText.Option("EndDivisor", EndDivisor, 1e4) + ")";

    public override bool StartsFromOptimizer => false;
}
