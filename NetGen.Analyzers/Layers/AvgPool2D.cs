using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The mean of each window.</summary>
/// <param name="CountPadding">Whether padding counts in the number that a sum is divided by.</param>
internal sealed record AvgPool2D(
    int Position, string Name, int Height, int Width, int StrideArgument, int Padding, bool CountPadding)
    : Pool2D(Position, Name, Height, Width, StrideArgument, Padding)
{
    public static AvgPool2D Parse(AttributeSpec attribute, string name) => new(
        attribute.Position,
        name,
        attribute.Get("height", attribute.Get("size", 0)),
        attribute.Get("width", attribute.Get("size", 0)),
        attribute.Get("Stride", 0),
        attribute.Get("Padding", 0),
        attribute.Get("CountPadding", true));

    protected override string MoreOptions => CountPadding ? "" : ", CountPadding = false";
}
