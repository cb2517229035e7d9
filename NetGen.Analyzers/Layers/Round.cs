using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>Every element rounded to the nearest integer, halves to the even one.</summary>
internal sealed record Round(int Position, string Name, bool StraightThrough) : StepLayer(Position, Name, StraightThrough)
{
    public static Round Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, IsStraightThrough(attribute));
}
