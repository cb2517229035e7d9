using System.Globalization;
using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The hard step: <c>y = 1</c> where <c>x</c> is above the threshold, else <c>0</c>.</summary>
internal sealed record Threshold(int Position, string Name, double Value, bool StraightThrough)
    : StepLayer(Position, Name, StraightThrough)
{
    private const string Argument = "threshold";

    public static Threshold Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(Argument, 0.0), IsStraightThrough(attribute));

    public override string Display
    {
        get
        {
            string[] arguments =
            [
                .. Value == 0 ? (string[])[] : [Value.ToString("R", CultureInfo.InvariantCulture)],
                .. StraightThrough ? (string[])["StraightThrough = true"] : [],
            ];
            return arguments.Length == 0 ? "Threshold" : $"Threshold({string.Join(", ", arguments)})";
        }
    }

    public override EquatableArray<ArgumentFault> Faults => ArgumentFault.Unless(
        Ranges.IsFinite(Value), Argument, Value, "it must be finite in single precision");
}
