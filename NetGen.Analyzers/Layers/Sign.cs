using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The sign of every element: −1, 0 or 1.</summary>
internal sealed record Sign(int Position, string Name, bool StraightThrough) : StepLayer(Position, Name, StraightThrough)
{
    public static Sign Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, IsStraightThrough(attribute));
}
