using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>Half a cosine from the optimizer's learning rate down to a minimum (Loshchilov and Hutter 2017).</summary>
internal sealed record CosineDecay(int Position, int Steps, double Minimum) : ScheduleSpec(Position)
{
    public static CosineDecay Parse(AttributeSpec attribute) =>
        new(attribute.Position, attribute.Get("steps", 0), attribute.Get("Minimum", 0.0));

    public override string Display => $"CosineDecay({OptionText.Of(Steps)}{OptionText.Option("Minimum", Minimum, 0)})";
}
