using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPool2D(int Position, string Name, int Height, int Width, int StrideArgument, int Padding)
    : Pool2D(Position, Name, Height, Width, StrideArgument, Padding)
{
    public static MaxPool2D Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("height", attribute.Get("size", 0)),
        attribute.Get("width", attribute.Get("size", 0)),
        attribute.Get("Stride", 0),
        attribute.Get("Padding", 0));
}
