using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Training;

/// <summary>A learning rate that falls when the training loss has stopped falling.</summary>
internal sealed record ReduceOnPlateau(
    int Position, double Factor, int Patience, int Every, double Threshold, int Cooldown, double Minimum)
    : ScheduleSpec(Position)
{
    public static ReduceOnPlateau Parse(AttributeSpec attribute) => new(
        attribute.Position,
        attribute.Get("Factor", 0.1),
        attribute.Get("Patience", 10),
        attribute.Get("Every", 100),
        attribute.Get("Threshold", 1e-4),
        attribute.Get("Cooldown", 0),
        attribute.Get("Minimum", 0.0));

    public override string Display
    {
        get
        {
            var options =
                OptionText.Option("Factor", Factor, 0.1)
                + OptionText.Option("Patience", Patience, 10)
                + OptionText.Option("Every", Every, 100)
                + OptionText.Option("Threshold", Threshold, 1e-4)
                + OptionText.Option("Cooldown", Cooldown, 0)
                + OptionText.Option("Minimum", Minimum, 0);
            return options.Length == 0 ? "ReduceOnPlateau" : $"ReduceOnPlateau({options.Substring(2)})";
        }
    }

    public override bool NeedsLoss => true;
}
