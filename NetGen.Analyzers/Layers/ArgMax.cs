using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Layers;

/// <summary>The index of the largest feature, or of the largest channel at each position; or 1 in its place, else 0.</summary>
internal sealed record ArgMax(int Position, string Name, bool OneHot, bool StraightThrough)
    : StepLayer(Position, Name, StraightThrough)
{
    public static ArgMax Parse(AttributeSpec attribute, string name) =>
        new(attribute.Position, name, attribute.Get(nameof(OneHot), false), IsStraightThrough(attribute));

    public override string Display => !OneHot
        ? base.Display
        : StraightThrough ? "ArgMax(OneHot = true, StraightThrough = true)" : "ArgMax(OneHot = true)";

    public override TensorShape OutputShape(TensorShape input) =>
        OneHot ? input : TensorShape.Of([1, .. input.Dimensions.Skip(1)]);

    public override long Flops(TensorShape input) => input.Size;
}
