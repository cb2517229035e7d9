using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A learning rate that falls by the same factor at every step.</summary>
internal sealed record ExponentialDecay(int Position, double Factor) : ScheduleSpec(Position)
{
    public static ExponentialDecay Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("factor", 0.0));

    public override string Display => $"ExponentialDecay({OptionText.Of(Factor)})";
}
